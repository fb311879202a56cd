using System.Globalization;
using Flights.Domain.Baselines;
using Flights.Domain.Flights;
using Flights.Domain.Tests.Histories;
using Flights.Platform.Wire;
using Google.Protobuf.WellKnownTypes;

namespace Flights.EndToEnd.Tests.Order;

/// <summary>
/// Makes small histories of a lab: branches of which some flights test the same revisions, use builds of other flights, earlier and later
/// ones, are tested again in part, pushed, mailed instead of submitted, and corrected. The same seed makes the same history.
/// </summary>
internal sealed class RandomFlights
{
    private const int RevisionLength = 40;
    private const int ShortRevisionLength = 12;

    private static readonly BranchName[] AllBranches = [new("smoke"), new("smoke-4.1-testing"), new("linux-smoke")];
    private static readonly string[] Builds = ["build-amd64", "build-arm64", "build-amd64-prev"];
    private static readonly string[] Tests = ["test-amd64-xl", "test-amd64-pair", "test-arm64-xl"];
    private static readonly string[] BuildSteps = ["hosts-allocate", "host-install(2)", "xen-build"];
    private static readonly string[] TestSteps = ["build-check(1)", "host-install(3)", "guest-start", "guest-localmigrate/x10", "capture-logs(6)"];
    private static readonly DateTimeOffset Start = new(2031, 3, 1, 8, 0, 0, TimeSpan.Zero);

    private readonly Random _random;
    private readonly LabName _lab;
    private readonly BranchName[] _branches;
    private readonly string[] _trees;
    private readonly List<FlightNumber> _numbers = [];
    private readonly Dictionary<BranchName, int> _tips = [];
    private readonly Dictionary<StepKey, double> _failing = [];
    private readonly double _mailed;
    private readonly double _taking;

    private RandomFlights(int seed, LabName lab, int count)
    {
        _random = new Random(seed);
        _lab = lab;
        _branches = AllBranches[..(1 + _random.Next(AllBranches.Length))];
        _trees = Chance(0.5) ? ["xen"] : ["xen", "linux"];
        _mailed = Pick(0, 0, 0.2, 0.5);
        _taking = Pick(0.1, 0.5, 0.9);
        var number = 100L;
        for (var i = 0; i < count; i++)
        {
            _numbers.Add(new FlightNumber(number));
            number += 1 + _random.Next(3);
        }
    }

    /// <summary>Makes a history.</summary>
    public static History Of(int seed, int count)
    {
        var lab = new LabName(string.Create(CultureInfo.InvariantCulture, $"random-{seed}"));
        var random = new RandomFlights(seed, lab, count);
        return new History($"seed {seed}", lab, random._branches, random.Deliveries());
    }

    private List<Delivery> Deliveries()
    {
        var made = _numbers.Select(Flight).ToList();
        var history = new FlightHistory();
        made.ForEach(each => history.Add(each.Complete));
        var deliveries = new List<Delivery>();
        foreach (var each in made)
        {
            // No lab mails a report without jobs.
            var hasJobs = each.Complete.Jobs.Count > 0;
            var isMailed = Chance(_mailed) && hasJobs;
            if (isMailed || (Chance(0.05) && hasJobs))
            {
                deliveries.Add(new Delivery(each.Complete.Number, null, Mail(history, each)));
            }

            if (!isMailed)
            {
                var first = new Delivery(each.Complete.Number, Request(each), null);
                deliveries.Add(first);
                if (Chance(0.1))
                {
                    var correction = each with { Complete = Corrected(each.Complete) };
                    deliveries.Add(new Delivery(each.Complete.Number, Request(correction), null) { Replaces = first });
                }
            }
        }

        return deliveries;
    }

    private MadeFlight Flight(FlightNumber number)
    {
        var branch = Chance(0.6) ? _branches[0] : Pick(_branches);
        var tip = _tips[branch] = _tips.GetValueOrDefault(branch, 1) + (Chance(0.4) ? 1 : 0);
        var age = Math.Max(0, tip - 1 - _random.Next(3));
        var start = Start.AddHours(9 * (number.Value - 100)).AddMinutes(_random.Next(900));
        var blessing = new Blessing(Pick("real", "real", "real", "real", "real", "real", "real-bisect", "real-retest", "running"));
        var kind = _random.Next(10);
        var jobs = new List<CompleteJob>();
        if (kind < 8)
        {
            jobs.AddRange(Builds.Where(_ => Chance(0.8)).Select(name => Job(number, name, tip, start, [])));
        }

        var built = jobs.Where(job => job.Status == StepStatus.Pass).Select(job => job.Name).ToList();
        if (kind > 0)
        {
            jobs.AddRange(Tests.Where(_ => Chance(0.8)).Select(name => Job(number, name, tip, start, built)));
        }

        var complete = new CompleteFlight
        {
            Lab = _lab,
            Number = number,
            Branch = branch,
            Blessing = blessing,
            IntendedBlessing = Chance(0.95) ? Blessing.Real : new Blessing("play"),
            StartTime = start,
            HarnessRevisions = [.. Enumerable.Range(0, _random.Next(3)).Select(_ => Revision(_random.Next(3)) + Pick("", "", "+")).Distinct()],
            Jobs = jobs.ToEquatableList(),
        };
        return new MadeFlight(complete, start.AddHours(4), tip, age, Side(tip), Baseline(age), Push());
    }

    private CompleteJob Job(FlightNumber flight, string name, int tip, DateTimeOffset start, List<string> built)
    {
        var isBuild = name.StartsWith("build", StringComparison.Ordinal);
        var runvars = isBuild ? Trees(tip).ToList() : Uses(flight, name, built).ToList();
        var steps = Steps(name, isBuild ? BuildSteps : TestSteps, start);
        var ended = steps.Select(step => step.Status).FirstOrDefault(status => status != StepStatus.Pass, StepStatus.Pass);
        if (isBuild && ended == StepStatus.Pass)
        {
            runvars.AddRange(runvars.Select(each => new Runvar("built_" + each.Name, Chance(0.1) ? "12:" + each.Value : each.Value, true)).ToList());
        }

        var status = _random.Next(20) switch
        {
            0 => new StepStatus(Pick("queued", "broken", "preparing", "retriable")),
            1 => StepStatus.Pass,
            _ => ended,
        };
        return new CompleteJob { Name = name, Recipe = name.Split('-')[0], Status = status, Steps = [.. steps], Runvars = [.. runvars] };
    }

    private IEnumerable<Runvar> Trees(int tip) =>
        from tree in _trees
        where tree == _trees[0] || Chance(0.7)
        select new Runvar("revision_" + tree, Revision(tree == _trees[0] ? tip : tip / 3));

    // A test uses a build of its own flight, or of another one, which may be later, of another branch, or unknown.
    private IEnumerable<Runvar> Uses(FlightNumber flight, string test, List<string> built)
    {
        var build = test.Contains("arm64", StringComparison.Ordinal) ? Builds[1] : Builds[0];
        var other = _random.Next(12) == 0 ? 7_000 : Pick(_numbers.Where(number => number != flight).ToArray()).Value;
        var elsewhere = string.Create(CultureInfo.InvariantCulture, $"{other}.{build}");
        yield return new Runvar("xenbuildjob", built.Contains(build) && Chance(0.85) ? build : elsewhere);
        if (Chance(0.3))
        {
            yield return new Runvar("buildjob", elsewhere);
        }
    }

    private List<CompleteStep> Steps(string job, string[] tests, DateTimeOffset start)
    {
        var steps = new List<CompleteStep>();
        var time = start;
        foreach (var test in tests)
        {
            var isLogs = test.StartsWith("capture", StringComparison.Ordinal);
            if (steps.Exists(step => step.Status != StepStatus.Pass) && !isLogs)
            {
                continue;
            }

            var end = time.AddSeconds(1 + _random.Next(3000));
            steps.Add(new CompleteStep
            {
                Number = steps.Count + 1,
                TestId = test,
                Script = test == "hosts-allocate" ? CompleteStep.HostAllocationScript : $"ts-{test.Split('(', '/')[0]}",
                Status = Chance(FailingOf(new StepKey(job, test)))
                    ? new StepStatus(test.StartsWith("build-check", StringComparison.Ordinal) ? "blocked" : Pick("fail", "fail", "fail", "broken", "starved", "running"))
                    : StepStatus.Pass,
                StartTime = time,
                FinishTime = Chance(0.95) ? end : null,
            });
            time = end;
        }

        return steps;
    }

    private double FailingOf(StepKey step)
    {
        if (!_failing.TryGetValue(step, out var share))
        {
            _failing.Add(step, share = Pick(0, 0.03, 0.1, 0.3, 0.6));
        }

        return share;
    }

    private Versions Side(int tip) => new(
        [.. from tree in _trees where tree == _trees[0] || Chance(0.4) select new TreeRevision(tree, Wanted(tree, tip))], null);

    private Versions Baseline(int age) => Chance(0.12) ? new Versions([], Pick(_numbers.ToArray())) : Side(age);

    private string Wanted(string tree, int tip) =>
        Revision(tree == _trees[0] ? tip : tip / 3)[..(Chance(0.1) ? ShortRevisionLength : RevisionLength)];

    private V1.PushOutcome Push() => Pick(
        V1.PushOutcome.Unspecified, V1.PushOutcome.Unspecified, V1.PushOutcome.Pushed, V1.PushOutcome.Pushed,
        V1.PushOutcome.NotPushed, V1.PushOutcome.NotPushed, V1.PushOutcome.UpToDate, V1.PushOutcome.NotApplicable);

    private V1.SubmitFlightRequest Request(MadeFlight made)
    {
        var request = new V1.SubmitFlightRequest
        {
            Flight = made.Complete.ToWire(),
            Push = made.Push,
            Baseline = Chance(_taking) ? null : made.Baseline.ToWire(_lab),
        };
        if (made.Push == V1.PushOutcome.Pushed || Chance(0.7))
        {
            request.Targeted = made.Targeted.ToWire(_lab);
        }

        if (made.Complete.EndTime is null || Chance(0.8))
        {
            request.ReportTime = Timestamp.FromDateTimeOffset(made.ReportTime);
        }

        return request;
    }

    private V1.SubmitReportRequest Mail(FlightHistory history, MadeFlight made)
    {
        var scope = new HistoryScope
        {
            Lab = _lab,
            Branch = made.Complete.Branch,
            Targeted = made.Targeted.Trees,
            Baseline = made.Baseline,
            MaxFlight = made.Complete.Number,
            Now = made.ReportTime,
        };
        EquatableList<Retest> retests = Chance(0.15)
            ? [new Retest(Pick(_numbers.ToArray()), made.Complete.Branch, new Blessing("real-retest"), Blessing.Real)]
            : [];
        return FlightMail.Of(history, made.Complete, scope, retests);
    }

    // Somebody looked again: some steps ended otherwise, or it was a flight of another branch.
    private CompleteFlight Corrected(CompleteFlight flight) => flight with
    {
        Branch = Chance(0.2) ? Pick(_branches) : flight.Branch,
        Jobs = flight.Jobs
            .Where(_ => Chance(0.9))
            .Select(job => job with
            {
                Steps = job.Steps
                    .Select(step => Chance(0.2) ? step with { Status = step.Status == StepStatus.Pass ? StepStatus.Fail : StepStatus.Pass } : step)
                    .ToEquatableList(),
                Runvars = job.Runvars.Where(runvar => !runvar.NamesBuildJob || runvar.Value.Contains('.', StringComparison.Ordinal)).ToEquatableList(),
            })
            .ToEquatableList(),
    };

    private static string Revision(int index) =>
        string.Concat(Enumerable.Repeat(index.ToString("x2", CultureInfo.InvariantCulture), RevisionLength / 2));

    private bool Chance(double share) => _random.NextDouble() < share;

    private T Pick<T>(params T[] choices) => choices[_random.Next(choices.Length)];

    private sealed record MadeFlight(
        CompleteFlight Complete, DateTimeOffset ReportTime, int Tip, int Age, Versions Targeted, Versions Baseline, V1.PushOutcome Push);
}
