using System.Globalization;
using Flights.Domain.Baselines;
using Flights.Domain.Flights;

namespace Flights.Domain.Classification;

/// <summary>The sentences that tell what the recorded history lacks for an opinion.</summary>
internal static class MissingHistory
{
    private const int MaxNamedFlights = 3;

    /// <summary>A pass of the step, in any flight. How many flights do not refute <c>never pass</c> is no part of the sentence: every late
    /// flight of the job changes that number and nothing else, so an opinion that held it would depend on the order of arrival.</summary>
    public const string Pass = "no recorded pass of the step";

    /// <summary>What is not known of flights of the baseline.</summary>
    public static string OfBaseline(EquatableList<Candidate> open) => Of(open, "of the baseline");

    /// <summary>What is not known of flights of the revisions under test.</summary>
    public static string OfRevisionsUnderTest(EquatableList<Candidate> open) => Of(open, "of the same revisions");

    // Where the outcome is open, no more is said: what else is not known of the flight matters once that is known.
    private static string Of(EquatableList<Candidate> open, string side)
    {
        var withoutOutcome = open.Where(each => each.Outcome.IsOpen()).Select(each => each.Flight).ToEquatableList();
        if (withoutOutcome.Count > 0)
        {
            return $"no recorded outcome of the step in {Naming(withoutOutcome)} {side}";
        }

        var flights = open.Select(each => each.Flight).ToEquatableList();
        return $"no certainty that {Naming(flights)} {(flights.Count == 1 ? "is one" : "are some")} {side} that osstest counts";
    }

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
