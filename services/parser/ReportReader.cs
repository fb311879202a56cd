using System.Diagnostics;
using System.Globalization;
using Flights.Domain.Flights;
using Flights.Domain.Reports;
using Flights.Mail;
using Flights.Platform.Errors;
using Flights.Platform.Telemetry;
using Flights.Platform.Wire;

namespace Flights.Parser;

/// <summary>Turns what was mailed into the facts of a flight or a bisection, and says why where it can't.</summary>
internal sealed class ReportReader(ParserOptions options, LabHosts hosts)
{
    private readonly ParseLimits _limits = options.ToLimits();

    /// <summary>Reads a report.</summary>
    /// <param name="bytes">The mail or the bare text.</param>
    /// <param name="lab">The lab that it belongs to, or null to find it by the hosts that the report names.</param>
    /// <returns>The flight or the bisection: no refusal.</returns>
    /// <exception cref="FlightsException">It is neither: the reason is the parser's, with <c>line</c> and <c>column</c>.</exception>
    public MailedReportResult Read(ReadOnlyMemory<byte> bytes, LabName? lab)
    {
        using var span = FlightsTelemetry.Parser.StartActivity(FlightsTelemetry.Spans.Parse);
        var result = MailedReport.Parse(bytes, _limits);
        if (result.Error is { } error)
        {
            FlightsTelemetry.Metrics.ReportsRefused.Add(1, new KeyValuePair<string, object?>(FlightsTelemetry.Tags.Reason, error.Reason));
            span?.SetTag(FlightsTelemetry.Tags.Reason, error.Reason).SetStatus(ActivityStatusCode.Error, error.Message);
            throw ToException(error);
        }

        FlightsTelemetry.Metrics.ReportsParsed.Add(1);
        return result.Bisection is { } bisection
            ? MailedReportResult.Of(InLab(bisection, lab ?? hosts.Of(bisection), span))
            : MailedReportResult.Of(InLab(result.Flight!, lab ?? hosts.Of(result.Flight!.Report), span));
    }

    private static Flight InLab(Flight flight, LabName lab, Activity? span)
    {
        span?.SetTag(FlightsTelemetry.Tags.Flight, ResourceNames.Flight(lab, flight.Number));
        span?.SetTag(FlightsTelemetry.Tags.Branch, flight.Branch.Value);
        return flight with { Lab = lab };
    }

    private static Bisection InLab(Bisection bisection, LabName lab, Activity? span)
    {
        bisection = bisection with { Lab = lab, LastFlight = bisection.LastFlight is { } last ? last with { Lab = lab } : null };
        span?.SetTag(FlightsTelemetry.Tags.Bisection, ResourceNames.Bisection(bisection));
        span?.SetTag(FlightsTelemetry.Tags.Branch, bisection.Branch.Value);
        return bisection;
    }

    private static FlightsException ToException(ParseError error)
    {
        var metadata = new Dictionary<string, string>
        {
            ["line"] = error.Line.ToString(CultureInfo.InvariantCulture),
            ["column"] = error.Column.ToString(CultureInfo.InvariantCulture),
        };
        if (LimitVariables.Of(error.Reason) is not { } variable)
        {
            return ToException(error, error.Message, metadata);
        }

        metadata["option"] = variable;
        return ToException(error, $"{error.Message} {variable} sets it.", metadata);
    }

    private static FlightsException ToException(ParseError error, string message, Dictionary<string, string> metadata) =>
        new(ErrorKind.InvalidArgument, error.Reason, message) { Field = "text", Metadata = metadata };
}
