using Flights.Domain.Flights;

namespace Flights.Domain.Linting.Checks;

/// <summary>A flight line's blessing ⇄ the intended one: a flight that ended has the blessing that it was meant to get, or a variant of it
/// (<c>real-retest [real]</c>); one that did not end, or was killed, is running.</summary>
internal static class BlessingCheck
{
    private const string Constructing = "constructing";

    public static void Run(LintRun run)
    {
        Check(run, run.Flight.Number, run.Flight.Blessing, run.Flight.IntendedBlessing);
        foreach (var retest in run.Flight.Retests)
        {
            Check(run, retest.Flight, retest.Blessing, retest.IntendedBlessing);
        }
    }

    private static void Check(LintRun run, FlightNumber flight, Blessing blessing, Blessing? intended)
    {
        if (intended is { } wish && blessing != wish && blessing != Blessing.Running && blessing.Word != Constructing
            && !blessing.Word.StartsWith($"{wish}-", StringComparison.Ordinal))
        {
            run.Add(
                LintReasons.BlessingAgainstIntended, run.Places.FlightLine(flight, blessing.Word), run.Places.FlightLine(flight, $"[{wish}]"),
                $"Flight {flight} has the blessing {blessing}, and was meant to get {wish}.");
        }
    }
}
