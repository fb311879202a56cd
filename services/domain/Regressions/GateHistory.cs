using Flights.Domain.Classification;
using Flights.Domain.Flights;

namespace Flights.Domain.Regressions;

/// <summary>Follows the push gate of a branch over its main flights.</summary>
internal static class GateHistory
{
    /// <summary>Takes in the next main flight.</summary>
    /// <param name="before">The gate before it, or null if it is the branch's first.</param>
    /// <param name="baseline">The baseline of the main flight before it.</param>
    /// <param name="next">The flight.</param>
    /// <returns>The gate after it, and the changes that it tells of, in ascending flight number.</returns>
    public static (Gate After, EquatableList<GateChange> Changes) Apply(Gate? before, Versions baseline, LedgerFlight next)
    {
        var changes = new List<GateChange>();
        var gate = before;
        if (gate is not null && ImpliedPush(gate, baseline, next.Flight) is { } pushed)
        {
            changes.Add(new GateChange(pushed, GateState.Open, [], GateCause.Implied, BlockersOnly: false, Forced: false));
            gate = new Gate(GateState.Open, pushed, gate.Newest, []);
        }

        if (OwnChange(gate, next) is { } change)
        {
            changes.Add(change);
            gate = gate is null || !change.BlockersOnly
                ? new Gate(change.State, change.Flight, change.Flight, change.Blockers)
                : gate with { Blockers = change.Blockers };
        }

        return (gate! with { Newest = next.Flight.Number }, changes.ToEquatableList());
    }

    // A gate that is shut was left so by the main flight before this one, so that one was not pushed: any move of the baseline
    // since then is a push that no report tells of. It is placed at the flight of this report's basis line, if that lies between
    // the two: what an older flight's own report says of it stands. Where this report tells of a push itself, that is the fact.
    private static FlightNumber? ImpliedPush(Gate gate, Versions baseline, Flight flight) =>
        gate.State == GateState.Shut
        && flight.Push?.Outcome != PushOutcome.Pushed
        && flight.PushAge(PushAgeKind.Basis)?.Flight is { } basis
        && basis > gate.Newest && basis < flight.Number
        && HasMoved(baseline, flight.Baseline)
            ? basis
            : null;

    // A tree that only one side names has not moved: the set of trees of a branch changes now and then.
    private static bool HasMoved(Versions before, Versions now) =>
        now.Trees.Any(tree => before.RevisionOf(tree.Tree) is { } revision && revision != tree.Revision);

    private static GateChange? OwnChange(Gate? gate, LedgerFlight next)
    {
        var (state, cause) = StateOf(next);
        var seen = next.Blockers;
        var blockers = state == GateState.Open ? [] : seen;
        var forced = next.Flight.Push?.Outcome == PushOutcome.Pushed && seen.Count > 0;
        var same = gate?.State == state;

        // A forced push is recorded also where the gate was open before: the push is what happened.
        return same && !forced && SameSet(gate!.Blockers, blockers)
            ? null
            : new GateChange(next.Flight.Number, state, blockers, cause, BlockersOnly: same, forced);
    }

    private static (GateState State, GateCause Cause) StateOf(LedgerFlight next) => next.Flight.Push?.Outcome switch
    {
        PushOutcome.Pushed => (GateState.Open, GateCause.Printed),
        PushOutcome.NotPushed => (GateState.Shut, GateCause.Printed),
        _ when next.Classification.Verdict is FlightVerdict.Perfect or FlightVerdict.Tolerable => (GateState.Open, GateCause.Verdict),
        _ => (GateState.Shut, GateCause.Verdict),
    };

    private static bool SameSet(EquatableList<GateBlocker> left, EquatableList<GateBlocker> right) =>
        left.Count == right.Count && left.All(right.Contains);
}
