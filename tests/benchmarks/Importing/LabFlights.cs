using System.Globalization;
using Flights.Domain.Flights;
using Flights.Platform.Wire;
using Google.Protobuf.WellKnownTypes;

namespace Flights.Benchmarks.Importing;

/// <summary>The history of an invented lab, as it is submitted: small flights, of ten jobs with five steps each, on four branches. A revision
/// is tested two or three times, and mostly pushed if little failed; every fifth flight uses a build of an earlier one; half of the flights
/// say what they are compared with, and half take what was pushed last. The same number gives the same history.</summary>
internal sealed class LabFlights
{
    private const int StepCount = 5;
    private const int RevisionLength = 40;

    private static readonly string[] Branches = ["plum-unstable", "plum-4.1-testing", "damson-mainline", "quince"];
    private static readonly string[] Builds = ["build-amd64", "build-arm64", "build-armhf"];
    private static readonly string[] Tests =
        ["test-amd64-xl", "test-amd64-pair", "test-amd64-migrupgrade", "test-arm64-xl", "test-arm64-vhd", "test-armhf-xl", "test-armhf-rtds"];

    private static readonly DateTimeOffset Start = new(2031, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Random _random = new(1);
    private readonly BranchState[] _branches = [.. Branches.Select((name, index) => new BranchState(name, index))];

    /// <summary>The flights, in the order of their numbers.</summary>
    public static List<V1.SubmitFlightRequest> Of(int count)
    {
        var lab = new LabFlights();
        return [.. Enumerable.Range(1, count).Select(lab.Next)];
    }

    private V1.SubmitFlightRequest Next(int number)
    {
        var branch = _branches[_random.Next(_branches.Length)];
        if (_random.Next(5) < 2)
        {
            branch.Tip++;
        }

        var start = Start.AddHours(number);
        var elsewhere = _random.Next(5) == 0 ? branch.LastBuilt : 0;
        var tip = Revision(branch, branch.Tip);
        var jobs = new List<CompleteJob>();
        if (elsewhere == 0)
        {
            jobs.AddRange(Builds.Select(name => Job(name, start, Built(name, tip))));
            branch.LastBuilt = number;
        }

        jobs.AddRange(Tests.Select(name => Job(name, start, Used(name, elsewhere))));
        var isReal = _random.Next(10) > 0;
        var isPushed = isReal && jobs.Count(job => job.Status != StepStatus.Pass) < 2;
        var request = new V1.SubmitFlightRequest
        {
            Flight = new CompleteFlight
            {
                Lab = LabName.Default,
                Number = new FlightNumber(number),
                Branch = new BranchName(branch.Name),
                Blessing = isReal ? Blessing.Real : new Blessing("real-bisect"),
                IntendedBlessing = isReal ? Blessing.Real : new Blessing("real-bisect"),
                StartTime = start,
                Jobs = [.. jobs],
            }.ToWire(),
            Targeted = Side(tip),
            Baseline = _random.Next(2) == 0 ? Side(Revision(branch, branch.Pushed)) : null,
            ReportTime = Timestamp.FromDateTimeOffset(start.AddHours(1)),
            Push = isPushed ? V1.PushOutcome.Pushed : V1.PushOutcome.NotPushed,
        };
        branch.Pushed = isPushed ? branch.Tip : branch.Pushed;
        return request;
    }

    private CompleteJob Job(string name, DateTimeOffset start, IEnumerable<Runvar> runvars)
    {
        var steps = new List<CompleteStep>();
        while (steps.Count < StepCount && steps.LastOrDefault()?.Status != StepStatus.Fail)
        {
            steps.Add(new CompleteStep
            {
                Number = steps.Count + 1,
                TestId = string.Create(CultureInfo.InvariantCulture, $"step-{steps.Count + 1}"),
                Script = "ts-step",
                Status = _random.Next(200) == 0 ? StepStatus.Fail : StepStatus.Pass,
                StartTime = start.AddMinutes(steps.Count),
                FinishTime = start.AddMinutes(steps.Count + 1),
            });
        }

        return new CompleteJob { Name = name, Recipe = "plain", Status = steps[^1].Status, Steps = [.. steps], Runvars = [.. runvars] };
    }

    private static IEnumerable<Runvar> Built(string build, string revision) =>
        [new Runvar("revision_plum", revision), new Runvar("built_revision_plum", revision, true), new Runvar("arch", build.Split('-')[1])];

    private static IEnumerable<Runvar> Used(string test, long elsewhere)
    {
        var build = $"build-{test.Split('-')[1]}";
        yield return new Runvar("buildjob", elsewhere == 0 ? build : string.Create(CultureInfo.InvariantCulture, $"{elsewhere}.{build}"));
    }

    private static V1.Versions Side(string revision) => new() { Trees = { new V1.TreeRevision { Tree = "plum", Revision = revision } } };

    private static string Revision(BranchState branch, int index) =>
        ((index * 16) + branch.Index).ToString("x", CultureInfo.InvariantCulture).PadLeft(8, '0').PadRight(RevisionLength, 'a');

    private sealed class BranchState(string name, int index)
    {
        public string Name => name;

        public int Index => index;

        public int Tip { get; set; } = 1;

        public int Pushed { get; set; }

        public long LastBuilt { get; set; }
    }
}
