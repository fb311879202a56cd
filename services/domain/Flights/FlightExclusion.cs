using System.Globalization;

namespace Flights.Domain.Flights;

/// <summary>That an operator excluded a flight, or took that back: an excluded flight is no evidence for any verdict and moves neither
/// the ledger nor the gate.</summary>
/// <param name="Lab">The lab that ran the flight.</param>
/// <param name="Flight">The flight.</param>
/// <param name="IsWithdrawal">Whether it takes earlier exclusions back.</param>
/// <param name="Time">When it was decided.</param>
/// <param name="Author">Who did it; empty if nobody says.</param>
/// <param name="Reason">Why.</param>
public sealed record FlightExclusion(
    LabName Lab, FlightNumber Flight, bool IsWithdrawal, DateTimeOffset Time, string Author, string Reason)
{
    /// <summary>What makes two records the same: the first 24 hexadecimal digits of the SHA-256 of all that it says.</summary>
    public string Id() => ContentId.Of(
    [
        Lab.Value, Flight.ToString(), IsWithdrawal ? "withdrawn" : "", Time.UtcTicks.ToString(CultureInfo.InvariantCulture), Author, Reason,
    ]);

    /// <summary>The records of a flight, whenever they came, by time, and those of one time by their ids.</summary>
    public static IReadOnlyList<FlightExclusion> InOrder(IEnumerable<FlightExclusion> records) =>
        [.. records.OrderBy(each => each.Time).ThenBy(each => each.Id(), StringComparer.Ordinal)];

    /// <summary>Whether a flight is excluded, by all that is recorded of that: the last record decides.</summary>
    public static bool Holds(IEnumerable<FlightExclusion> records) => InOrder(records) is [.., { IsWithdrawal: false }];
}
