namespace Flights.Domain.Classification;

/// <summary>Which osstest judges and reports: its program changed in some points between 2015 and the mails of 2019 to 2024.</summary>
public sealed record ReportPolicy
{
    /// <summary>osstest as of November 2015.</summary>
    public static readonly ReportPolicy Of2015 = new();

    /// <summary>osstest as its mails of 2019 to 2024 show it.</summary>
    public static readonly ReportPolicy Later = new()
    {
        KnowsStarved = true,
        ListsBrokenJobs = true,
        AllowableIsExcused = true,
        SaysNotFound = true,
        SaysAsRequired = true,
        KnowsTruncated = true,
    };

    /// <summary>Whether <c>starved</c> is a status of its own, judged like <c>blocked</c>. Else it is one that no rule knows.</summary>
    public bool KnowsStarved { get; init; }

    /// <summary>Whether a job of status <c>broken</c> has a row <c>&lt;job status&gt;</c> beside those of its steps.</summary>
    public bool ListsBrokenJobs { get; init; }

    /// <summary>Whether the section of allowable failures holds none but regressions that are excused. Else it holds every failure that was
    /// compared with the baseline and does not block.</summary>
    public bool AllowableIsExcused { get; init; }

    /// <summary>Whether a push-age line without a flight says <c>(not found)</c>. Else all but the first say flight 0 of 1970.</summary>
    public bool SaysNotFound { get; init; }

    /// <summary>Whether tests passed <c>as required</c>.</summary>
    public bool SaysAsRequired { get; init; }

    /// <summary>Whether a job may be cut short on purpose (<c>truncated</c>) without that being a failure.</summary>
    public bool KnowsTruncated { get; init; }
}
