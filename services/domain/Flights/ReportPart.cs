namespace Flights.Domain.Flights;

/// <summary>The parts of a report, in their order.</summary>
public enum ReportPart
{
    /// <summary>The subject and the headers that osstest adds to the mail, one line each.</summary>
    Envelope,

    /// <summary>What stands above the flight line.</summary>
    Preamble,

    /// <summary>The flight lines and the addresses of the logs.</summary>
    Head,

    /// <summary>The verdict line.</summary>
    Verdict,

    /// <summary>The sections that list steps, and the remark that all tests passed.</summary>
    Sections,

    /// <summary>The versions of both sides.</summary>
    Versions,

    /// <summary>The push-age lines.</summary>
    PushAges,

    /// <summary>The people.</summary>
    People,

    /// <summary>The jobs table.</summary>
    Jobs,

    /// <summary>The footer.</summary>
    Footer,

    /// <summary>The lines about broken jobs and steps.</summary>
    BrokenNotes,

    /// <summary>What the push gate did.</summary>
    Push,

    /// <summary>The revision log.</summary>
    RevisionLog,
}
