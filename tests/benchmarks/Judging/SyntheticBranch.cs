using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Flights.Domain.Flights;

namespace Flights.Benchmarks.Judging;

/// <summary>
/// A branch with as many complete flights as one likes, each made from its place alone: 100 jobs of 15 steps, of which 15 fail in each flight.
/// Each revision is tested by two flights, and one in three is pushed.
/// </summary>
internal static class SyntheticBranch
{
    /// <summary>How many jobs a flight has.</summary>
    public const int JobCount = 100;

    /// <summary>How many steps a job has.</summary>
    public const int StepCount = 15;

    /// <summary>How many steps fail in a flight, but for one in 50.</summary>
    public const int FailureCount = 15;

    /// <summary>How many steps fail in each flight at least.</summary>
    public const int LeastFailureCount = FailureCount - AlwaysFailing;

    private const int BuildCount = 10;
    private const int NeverPassing = 3;
    private const int AlwaysFailing = 5;
    private const int FlightsOfARevision = 2;
    private const int RevisionsOfAPush = 3;
    private const int FirstNumber = 1000;
    private const string Tree = "xen";

    private static readonly BranchName Branch = new("xen-unstable");
    private static readonly DateTimeOffset Beginning = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan BetweenFlights = TimeSpan.FromHours(6);
    private static readonly TimeSpan StepTime = TimeSpan.FromMinutes(1);

    /// <summary>The number of the flight at a place.</summary>
    public static FlightNumber NumberOf(int place) => new(FirstNumber + place);

    /// <summary>The flight at a place, as the parser publishes it.</summary>
    public static Flight FlightAt(int place)
    {
        var start = Beginning + (place * BetweenFlights);
        var complete = new CompleteFlight
        {
            Lab = LabName.Default,
            Number = NumberOf(place),
            Branch = Branch,
            Blessing = Blessing.Real,
            IntendedBlessing = Blessing.Real,
            StartTime = start,
            HarnessRevisions = [HashOf("harness", place / 100)],
            Jobs = Enumerable.Range(0, JobCount).Select(job => JobAt(place, job, start)).ToEquatableList(),
        };
        return new Flight
        {
            Lab = complete.Lab,
            Number = complete.Number,
            Branch = complete.Branch,
            Blessing = complete.Blessing,
            IntendedBlessing = complete.IntendedBlessing,
            Jobs = complete.Jobs.Select(job => new Job(job.Name, job.Status)).ToEquatableList(),
            Targeted = new Versions([new TreeRevision(Tree, RevisionAt(place))], null),
            Baseline = new Versions([new TreeRevision(Tree, BaselineAt(place))], null),
            ReportTime = start + BetweenFlights,
            Digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{place}")))),
            Report = new Report(),
            Complete = complete,
        };
    }

    private static string RevisionAt(int place) => HashOf(Tree, place / FlightsOfARevision);

    // The newest revision that was pushed before this one was tested.
    private static string BaselineAt(int place)
    {
        var revision = place / FlightsOfARevision;
        return HashOf(Tree, Math.Max(0, (revision - 1) / RevisionsOfAPush * RevisionsOfAPush));
    }

    private static CompleteJob JobAt(int place, int job, DateTimeOffset start)
    {
        var isBuild = job < BuildCount;
        var failing = FailingStepOf(place, job);
        var steps = failing is { } last ? last + 1 : StepCount;
        return new CompleteJob
        {
            Name = NameOf(job),
            Recipe = isBuild ? "build" : "test",
            Status = failing is null ? StepStatus.Pass : StepStatus.Fail,
            Runvars = isBuild
                ? [new Runvar("revision_" + Tree, RevisionAt(place)), new Runvar("built_revision_" + Tree, RevisionAt(place), IsSynthetic: true)]
                : [new Runvar("xenbuildjob", NameOf(job % BuildCount))],
            Steps = Enumerable.Range(0, steps).Select(step => new CompleteStep
            {
                Number = step + 1,
                TestId = string.Create(CultureInfo.InvariantCulture, $"step-{step + 1}"),
                Script = "ts-step",
                Status = step == failing ? StepStatus.Fail : StepStatus.Pass,
                StartTime = start + (step * StepTime),
                FinishTime = start + ((step + 1) * StepTime),
            }).ToEquatableList(),
        };
    }

    // Of the test jobs, some never pass a step, some fail as they did in the baseline, and the others fail in turn.
    private static int? FailingStepOf(int place, int job)
    {
        const int Middle = StepCount / 2;
        var test = job - BuildCount;
        if (test is >= 0 and < NeverPassing + AlwaysFailing)
        {
            return test < NeverPassing || place % 50 != 0 ? Middle : null;
        }

        const int InTurn = FailureCount - NeverPassing - AlwaysFailing;
        const int Others = JobCount - BuildCount - NeverPassing - AlwaysFailing;
        var turn = (test - NeverPassing - AlwaysFailing + (place * InTurn)) % Others;
        return test >= 0 && turn < InTurn ? Middle + 1 : null;
    }

    private static string NameOf(int job) => job < BuildCount
        ? string.Create(CultureInfo.InvariantCulture, $"build-{job}")
        : string.Create(CultureInfo.InvariantCulture, $"test-{job}");

    private static string HashOf(string tree, int index) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{tree} {index}"))).AsSpan(0, 20));
}
