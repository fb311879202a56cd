using Flights.Cli.Output;
using Flights.Platform.Wire;

namespace Flights.Cli.Show;

/// <summary>What a flight did to the push gate of its branch.</summary>
internal static class GateEffect
{
    /// <summary>It in words.</summary>
    /// <param name="flight">The flight's facts.</param>
    /// <param name="changes">The changes of its branch's gate, oldest first.</param>
    public static TonedText Of(V1.Flight flight, IReadOnlyList<V1.GateChange> changes)
    {
        if (changes.LastOrDefault(change => change.Flight == flight.Name) is { } own)
        {
            return Of(own);
        }

        var number = ResourceNames.ParseFlight(flight.Name, "name").Flight;
        var before = changes.LastOrDefault(
            change => !change.BlockersOnly && ResourceNames.ParseFlight(change.Flight, "flight").Flight < number);
        var state = before is null ? "not known" : $"{Words.Of(before.State)} since {Words.Flight(before.Flight)}";
        return flight.ToDomain().IsMain ? $"{state}, unchanged by this flight" : $"{state}; this flight does not move it";
    }

    private static TonedText Of(V1.GateChange change)
    {
        var how = (change.Cause, change.State) switch
        {
            (V1.GateCause.Printed, V1.GateState.Open) => "which was pushed",
            (V1.GateCause.Printed, _) => "which was not pushed",
            (V1.GateCause.Implied, _) => "as a later report shows by its baseline",
            _ => "by its verdict",
        };
        return change switch
        {
            { Forced: true } => new("open by this flight, which was pushed by force", Tone.Doubtful),
            { State: V1.GateState.Open } => new($"opened by this flight, {how}", Tone.Good),
            { BlockersOnly: true } => new($"shut still, since this flight by {BlockersOf(change)}", Tone.Bad),
            _ => new($"shut by this flight, {how}: {BlockersOf(change)}", Tone.Bad),
        };
    }

    private static string BlockersOf(V1.GateChange change) => change.Blockers.Count == 0
        ? "no step that we see"
        : string.Join(", ", change.Blockers.Select(blocker => $"{Words.Step(blocker.Step)} ({Words.Of(blocker.Blocker)})"));
}
