using Google.Protobuf;

namespace Flights.Cli.Parse;

/// <summary>The facts of one report as programs read them.</summary>
internal static class FactsJson
{
    private static readonly JsonFormatter Formatter = new(JsonFormatter.Settings.Default.WithIndentation());

    /// <summary>The facts as one indented JSON object, in the JSON mapping of protobuf.</summary>
    public static string Of(IMessage facts) => Formatter.Format(facts);
}
