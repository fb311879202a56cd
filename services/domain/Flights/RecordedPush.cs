using System.Globalization;

namespace Flights.Domain.Flights;

/// <summary>That somebody recorded a push: revisions that a flight tested went to where its branch is published from.</summary>
/// <param name="Lab">The lab that ran the flight.</param>
/// <param name="Branch">The branch.</param>
/// <param name="Flight">The flight.</param>
/// <param name="Revisions">What was pushed. Empty: all that the flight targeted.</param>
/// <param name="Forced">Whether an operator forced it.</param>
/// <param name="Time">When it was done.</param>
/// <param name="Author">Who did it; empty if nobody says.</param>
/// <param name="Reason">Why; empty if nobody says.</param>
public sealed record RecordedPush(
    LabName Lab,
    BranchName Branch,
    FlightNumber Flight,
    EquatableList<TreeRevision> Revisions,
    bool Forced,
    DateTimeOffset Time,
    string Author,
    string Reason)
{
    /// <summary>What makes two records the same push: the first 24 hexadecimal digits of the SHA-256 of all that it says.</summary>
    public string Id() => ContentId.Of(
    [
        Lab.Value, Branch.Value, Flight.ToString(), Forced ? "forced" : "", Time.UtcTicks.ToString(CultureInfo.InvariantCulture), Author, Reason,
        .. Revisions.OrderBy(each => each.Tree, StringComparer.Ordinal).SelectMany(each => (string[])[each.Tree, each.Revision]),
    ]);

    /// <summary>Whether it is a push of what a flight tested. Of one of another branch, or of other revisions, it is not.</summary>
    public bool IsOf(Flight flight) =>
        (flight.Lab, flight.Branch, flight.Number) == (Lab, Branch, Flight) && Revisions.All(flight.Targeted.Trees.Contains);

    /// <summary>A flight with what is recorded of its pushes. A report that says that nothing was pushed was written before.</summary>
    public static Flight Apply(Flight flight, IEnumerable<RecordedPush> pushes) =>
        flight.Push?.Outcome != PushOutcome.Pushed && pushes.Any(push => push.IsOf(flight))
            ? flight with { Push = new Push(PushOutcome.Pushed, [], []) }
            : flight;
}
