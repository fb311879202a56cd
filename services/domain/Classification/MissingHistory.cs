using System.Globalization;
using Flights.Domain.Flights;

namespace Flights.Domain.Classification;

/// <summary>The sentences that tell what the recorded history lacks for an opinion.</summary>
internal static class MissingHistory
{
    private const int MaxNamedFlights = 3;

    /// <summary>A pass of the step, in any flight.</summary>
    /// <param name="notRefutingCount">How many flights had the job and do not show that the step passed.</param>
    public static string Pass(int notRefutingCount) => notRefutingCount switch
    {
        0 => "no recorded pass of the step, and no flight that had the job",
        1 => "no recorded pass of the step; 1 flight does not refute 'never pass'",
        _ => string.Create(
            CultureInfo.InvariantCulture, $"no recorded pass of the step; {notRefutingCount} flights do not refute 'never pass'"),
    };

    /// <summary>The outcome in flights of the baseline.</summary>
    public static string OutcomeOfBaseline(EquatableList<FlightNumber> flights) =>
        $"no recorded outcome of the step in {Naming(flights)} of the baseline";

    /// <summary>The outcome in flights of the revisions under test.</summary>
    public static string OutcomeOfRevisionsUnderTest(EquatableList<FlightNumber> flights) =>
        $"no recorded outcome of the step in {Naming(flights)} of the same revisions";

    private static string Naming(EquatableList<FlightNumber> flights)
    {
        var named = string.Join(", ", flights.Take(MaxNamedFlights));
        var rest = flights.Count - MaxNamedFlights;
        return (flights.Count, rest) switch
        {
            (1, _) => $"flight {named}",
            (_, > 0) => string.Create(CultureInfo.InvariantCulture, $"flights {named} and {rest} more"),
            _ => $"flights {named}",
        };
    }
}
