namespace Flights.Domain.Regressions;

/// <summary>What a flight says of a step, as far as an episode of the step is concerned.</summary>
public enum StepSign
{
    /// <summary>Nothing that matters: blocked, starved, broken, unfinished, unknown, or the job is absent.</summary>
    Nothing,

    /// <summary>It regressed: the effective blocker is a regression.</summary>
    Regressed,

    /// <summary>It passed, as far as anybody can tell.</summary>
    Passed,

    /// <summary>It fails as a run of the baseline did: the baseline moved over the failure.</summary>
    Accepted,

    /// <summary>It failed here and passed in another flight of the same revisions.</summary>
    Intermittent,

    /// <summary>It regressed and an allow entry excuses it.</summary>
    Excused,
}
