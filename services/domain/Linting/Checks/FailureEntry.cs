using Flights.Domain.Flights;
using Flights.Domain.Reports.Writing;

namespace Flights.Domain.Linting.Checks;

/// <summary>An entry of the header of the failures: <c>BRANCH:JOB:TESTID:STATUS:CLASS</c>.</summary>
/// <param name="Branch">The branch.</param>
/// <param name="Job">The job.</param>
/// <param name="TestId">The test id, which may hold a colon.</param>
/// <param name="Status">The status word.</param>
/// <param name="Class">The class of the section.</param>
internal sealed record FailureEntry(string Branch, string Job, string TestId, string Status, string Class)
{
    /// <summary>The entry of a row.</summary>
    public static FailureEntry Of(BranchName branch, StepFailure row) => new(
        branch.Value,
        row.Step.Job,
        string.Join(' ', row.Step.TestId.Split(' ', StringSplitOptions.RemoveEmptyEntries)),
        row.Status.Word,
        EnvelopeWriter.ClassOf(row.Section));

    /// <summary>Splits an entry from both ends. What is missing is empty.</summary>
    public static FailureEntry Read(string entry)
    {
        var parts = entry.Split(':');
        return parts.Length < 5
            ? new FailureEntry(parts[0], Or(parts, 1), Or(parts, 2), Or(parts, 3), "")
            : new FailureEntry(parts[0], parts[1], string.Join(':', parts[2..^2]), parts[^2], parts[^1]);
    }

    private static string Or(string[] parts, int index) => parts.ElementAtOrDefault(index) ?? "";
}
