namespace Flights.Domain.Flights;

/// <summary>Names one step of a flight.</summary>
/// <param name="Job">The job, such as <c>test-amd64-amd64-xl</c>.</param>
/// <param name="TestId">The test, such as <c>guest-localmigrate/x10</c>. May contain <c>/</c>, <c>(</c>, <c>)</c>, <c>.</c> and digits.</param>
public sealed record StepKey(string Job, string TestId)
{
    /// <summary>The test id of a row that gives the status of a whole job, beside the rows of its steps.</summary>
    public const string JobStatus = "<job status>";

    /// <summary>The test id of a row for a job that did not pass although none of its steps failed.</summary>
    public const string NoneExecuted = "<none executed>";

    /// <summary>Whether the job builds something: its name begins with <c>build</c>.</summary>
    public bool IsBuild => Job.StartsWith("build", StringComparison.Ordinal);

    /// <summary>Whether the row stands for a whole job and not for one of its steps.</summary>
    public bool IsWholeJob => TestId is JobStatus or NoneExecuted;

    /// <summary>Orders by job, then by test, bytewise.</summary>
    public static readonly IComparer<StepKey> Order = Comparer<StepKey>.Create((left, right) =>
        string.CompareOrdinal(left.Job, right.Job) is var byJob and not 0 ? byJob : string.CompareOrdinal(left.TestId, right.TestId));

    /// <summary>The job and the test with a blank between, as a report prints them.</summary>
    public override string ToString() => $"{Job} {TestId}";
}
