namespace Flights.Domain.Regressions;

/// <summary>What an event changes in what is known to be bad.</summary>
public enum EventNovelty
{
    /// <summary>It is bad since the flight that the event tells of, and was good before: a regression opened, a gate shut.</summary>
    New,

    /// <summary>It was bad before and is still: a regression goes on, a gate stays shut for other reasons.</summary>
    Ongoing,

    /// <summary>It is bad no longer: a regression is resolved, a gate opened or let a forced push through.</summary>
    Over,

    /// <summary>A late report shows that what an earlier event told is not so.</summary>
    Corrected,
}
