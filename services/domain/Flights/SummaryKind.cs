namespace Flights.Domain.Flights;

/// <summary>What a report, or a rule, says of a failure.</summary>
public enum SummaryKind
{
    /// <summary>It says nothing.</summary>
    None,

    /// <summary><c>REGR. vs. N</c>: it passed in flight N of the baseline.</summary>
    Regression,

    /// <summary><c>like N</c>: it ended in the same way in flight N of the baseline.</summary>
    Like,

    /// <summary><c>never pass</c>: it never passed on this branch.</summary>
    NeverPass,

    /// <summary><c>pass in N</c>: it passed in flight N of the same revisions.</summary>
    PassIn,

    /// <summary><c>blocked in N</c>: flight N of the baseline did not get as far as this step.</summary>
    BlockedIn,

    /// <summary><c>failed in N</c>: it is broken now and failed in flight N of the baseline.</summary>
    FailedIn,

    /// <summary><c>broken in N</c>, <c>starved in N</c> and the like: another status in flight N of the baseline.</summary>
    StatusIn,

    /// <summary><c>n/a</c>: something before it did not succeed.</summary>
    NotApplicable,

    /// <summary><c>baseline untested</c>: no flight of the baseline had this job.</summary>
    BaselineUntested,

    /// <summary><c>[st=...!]</c>: the status is none that the rules know.</summary>
    UnexpectedStatus,

    /// <summary>Words that this version does not know.</summary>
    Other,
}
