using System.Globalization;
using Flights.Domain.Flights;

namespace Flights.Domain.Classification;

/// <summary>The sentences that tell what the recorded history lacks for an opinion.</summary>
internal static class MissingHistory
{
    private const int MaxNamedFlights = 3;

    /// <summary>A pass of the step, in any flight. How many flights do not refute <c>never pass</c> is no part of the sentence: every late
    /// flight of the job changes that number and nothing else, so an opinion that held it would depend on the order of arrival.</summary>
    public const string Pass = "no recorded pass of the step";

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
