namespace Flights.Domain.Linting.Checks;

/// <summary>Message id ⇄ flight line: osstest sends the report of flight N as <c>osstest-N-mainreport@…</c>. An ad-hoc run's mail has
/// another id, which tells nothing.</summary>
internal static class MessageIdCheck
{
    private const string Before = "osstest-";
    private const string Behind = "-mainreport@";

    public static void Run(LintRun run)
    {
        var id = run.Text.MessageId;
        var end = id.IndexOf(Behind, StringComparison.Ordinal);
        if (end > Before.Length && id.StartsWith(Before, StringComparison.Ordinal)
            && id[Before.Length..end] is var number && number != run.Flight.Number.ToString())
        {
            run.Add(
                LintReasons.MessageIdNamesOtherFlight, run.Places.FlightLine(run.Flight.Number), ReportPlaces.Header("Message-ID"),
                $"The flight line names flight {run.Flight.Number}, the message id {number}.");
        }
    }
}
