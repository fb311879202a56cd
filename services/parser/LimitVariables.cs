using Flights.Domain.Reports;

namespace Flights.Parser;

/// <summary>The variables that set the parser's limits, so that a refusal can name the one that would let the report in.</summary>
internal static class LimitVariables
{
    public const string Bytes = "FLIGHTS_PARSER_MAX_REPORT_BYTES";
    public const string HeaderBytes = "FLIGHTS_PARSER_MAX_HEADER_BYTES";
    public const string Parts = "FLIGHTS_PARSER_MAX_PARTS";
    public const string DecodedBytes = "FLIGHTS_PARSER_MAX_DECODED_BYTES";
    public const string Nesting = "FLIGHTS_PARSER_MAX_NESTING";
    public const string Lines = "FLIGHTS_PARSER_MAX_LINES";
    public const string LineLength = "FLIGHTS_PARSER_MAX_LINE_LENGTH";
    public const string Jobs = "FLIGHTS_PARSER_MAX_JOBS";
    public const string Rows = "FLIGHTS_PARSER_MAX_ROWS";

    /// <summary>The variable of the limit that a reason names, or null for any other reason.</summary>
    public static string? Of(string reason) => reason switch
    {
        ParseReasons.LimitBytes => Bytes,
        ParseReasons.LimitHeaderBytes => HeaderBytes,
        ParseReasons.LimitParts => Parts,
        ParseReasons.LimitDecodedBytes => DecodedBytes,
        ParseReasons.LimitNesting => Nesting,
        ParseReasons.LimitLines => Lines,
        ParseReasons.LimitLineLength => LineLength,
        ParseReasons.LimitJobs => Jobs,
        ParseReasons.LimitRows => Rows,
        _ => null,
    };
}
