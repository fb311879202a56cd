using Flights.Domain.Flights;

namespace Flights.Domain.Regressions;

/// <summary>Counts for how long a gate has been shut, by report times: no rule reads the wall clock.</summary>
/// <param name="Start">When the first flight of the time was reported whose report has a date, or null if none has.</param>
/// <param name="ToldDays">The last step that was told; 0 if none was.</param>
public sealed record GateClock(DateTimeOffset? Start, int ToldDays)
{
    /// <summary>Takes in the next main flight.</summary>
    /// <param name="before">The clock before it, or null if none ran.</param>
    /// <param name="gateBefore">The gate before it, or null if it is the branch's first.</param>
    /// <param name="gate">The gate after it.</param>
    /// <param name="flight">The flight.</param>
    /// <returns>The clock after it, or null if the gate is open; and the notice that the flight gives, if any.</returns>
    public static (GateClock? After, StuckNotice? Notice) Apply(GateClock? before, Gate? gateBefore, Gate gate, Flight flight)
    {
        if (gate.State == GateState.Open)
        {
            return (null, null);
        }

        var goesOn = gateBefore is { State: GateState.Shut } && gateBefore.Since == gate.Since;
        var clock = (goesOn ? before : null) ?? new GateClock(null, 0);
        clock = clock with { Start = clock.Start ?? flight.ReportTime };
        var step = flight.ReportTime is { } now && clock.Start is { } start ? StuckSteps.PassedAfter(now - start) : 0;
        return step > clock.ToldDays
            ? (clock with { ToldDays = step }, new StuckNotice(flight.Number, gate.Since, step, gate.Blockers))
            : (clock, null);
    }
}
