using Flights.Domain.Flights;

namespace Flights.Domain.Linting.Checks;

/// <summary>
/// A row of the flight itself ⇄ its job's line: the job stands in the table, has not passed if the row's step fails a job, and has the
/// status that the row of a whole job gives it. Steps that look for a feature, build what the job can do without, run one of many small
/// tests or look at a host may fail without failing their job. There may be more of those, and such a step mostly never passes: of the rows
/// that say so, only those of the usual steps are compared.
/// </summary>
internal static class RowJobCheck
{
    private static readonly EquatableList<string> Usual =
    [
        "build-check", "coverity", "debian-", "guest-", "host-", "hosts-", "kernel-build", "leak-check", "libvirt-build", "redhat-install",
        "windows-install", "xen-boot", "xen-build", "xen-install",
    ];

    public static void Run(LintRun run)
    {
        var jobs = new Dictionary<string, StepStatus>(run.Flight.Jobs.Count, StringComparer.Ordinal);
        foreach (var job in run.Flight.Jobs)
        {
            jobs.TryAdd(job.Name, job.Status);
        }

        foreach (var row in run.Flight.Failures)
        {
            if (row.SeenIn is null)
            {
                Check(run, row, jobs);
            }
        }
    }

    private static bool FailsItsJob(StepFailure row)
    {
        var test = row.Step.TestId;
        var mayFail = test.Contains("-support-check", StringComparison.Ordinal)
            || test.EndsWith("/dist-test", StringComparison.Ordinal)
            || test.StartsWith("xtf/", StringComparison.Ordinal)
            || test.StartsWith("examine-", StringComparison.Ordinal)
            || test.StartsWith("memdisk-", StringComparison.Ordinal);
        return !mayFail
            && (row.Summary.Kind != SummaryKind.NeverPass || Usual.Any(usual => test.StartsWith(usual, StringComparison.Ordinal)));
    }

    private static void Check(LintRun run, StepFailure row, Dictionary<string, StepStatus> jobs)
    {
        if (!jobs.TryGetValue(row.Step.Job, out var status))
        {
            run.Add(
                LintReasons.RowOfUnknownJob, run.Places.Row(row, row.Step.Job), run.Places.Job(row.Step.Job),
                $"The row's job {row.Step.Job} does not stand in the jobs table.");
        }
        else if (row.Step.IsWholeJob && row.Status != status)
        {
            run.Add(
                LintReasons.RowOfOtherJobStatus, run.Places.Row(row, row.Status.Word), run.Places.Job(row.Step.Job, status.Word),
                $"The row says that {row.Step.Job} is {row.Status}, and the jobs table that it is {status}.");
        }
        else if (status == StepStatus.Pass && FailsItsJob(row))
        {
            run.Add(
                LintReasons.RowOfPassedJob, run.Places.Row(row), run.Places.Job(row.Step.Job, status.Word),
                $"The row fails {row.Step.Job}, and the jobs table says that it passed.");
        }
    }
}
