using Flights.Domain.Classification;
using Flights.Domain.Flights;

namespace Flights.Domain.Regressions;

/// <summary>The push gate of one branch.</summary>
/// <param name="State">Whether it is open.</param>
/// <param name="Since">Since which flight it has been so.</param>
/// <param name="Newest">The newest main flight of the branch.</param>
/// <param name="Blockers">What shuts it, in report order. Empty while it is open.</param>
public sealed record Gate(GateState State, FlightNumber Since, FlightNumber Newest, EquatableList<GateBlocker> Blockers);

/// <summary>Whether a push gate lets revisions through.</summary>
public enum GateState
{
    /// <summary>The newest main flight was pushed, or would be.</summary>
    Open,

    /// <summary>The newest main flight was not pushed.</summary>
    Shut,
}

/// <summary>A step that shuts a push gate.</summary>
/// <param name="Step">The step.</param>
/// <param name="Blocker">How it blocks.</param>
public sealed record GateBlocker(StepKey Step, Blocker Blocker);

/// <summary>One change of a push gate.</summary>
/// <param name="Flight">The flight at which it changed.</param>
/// <param name="State">The state from then on.</param>
/// <param name="Blockers">What shuts it from then on. Empty if it opened.</param>
/// <param name="Cause">How we know.</param>
/// <param name="BlockersOnly">Whether the state is as it was: only the blockers changed, or the gate was open already at a forced
/// push.</param>
/// <param name="Forced">Whether the revision was pushed although we see blockers.</param>
public sealed record GateChange(
    FlightNumber Flight,
    GateState State,
    EquatableList<GateBlocker> Blockers,
    GateCause Cause,
    bool BlockersOnly,
    bool Forced);

/// <summary>How we know the state of a push gate.</summary>
public enum GateCause
{
    /// <summary>The report says whether it was pushed, or a push was recorded.</summary>
    Printed,

    /// <summary>The report does not say: it follows from the verdict.</summary>
    Verdict,

    /// <summary>A later report has another baseline: it was pushed in between.</summary>
    Implied,
}
