using System.Globalization;
using Flights.Domain.Baselines;
using Flights.Domain.Flights;

namespace Flights.BaselineStore.Tests;

/// <summary>Makes small histories of complete flights in which everything refers to everything: the same seed gives the same
/// history.</summary>
/// <param name="seed">The seed.</param>
/// <param name="oneMailedOf">Of how many flights one is only mailed; 0 for none.</param>
internal sealed class RandomCompleteHistory(int seed, int oneMailedOf = 0)
{
    public const long FirstFlight = 100;

    public static readonly BranchName[] Branches = [FlightFacts.Branch, new("other"), new("third")];

    private static readonly string[] Trees = ["xen", "linux", RevisionPool.HarnessTree];

    private static readonly string[] Jobs = ["build-a", "build-b-prev", "test-a", "test-b"];

    private static readonly string[] Tests = ["host-install(2)", "boot", "migrate", "capture-logs(5)"];

    private static readonly string[] Revisions = ["aa11", "aa12", "bb21", "7:bb21", "3:aa11", "bb2"];

    private static readonly DateTimeOffset Start = DateTimeOffset.UnixEpoch.AddDays(100);

    private readonly Random _random = new(seed);

    /// <summary>Flights, of which some come in several versions, in the order of their numbers.</summary>
    public List<Flight> Flights(int count)
    {
        var flights = new List<Flight>();
        for (var number = FirstFlight; number < FirstFlight + count; number++)
        {
            flights.Add(Flight(number, flights.Count, count));
            if (_random.Next(6) == 0)
            {
                flights.Add(Flight(number, flights.Count, count));
            }
        }

        return flights;
    }

    /// <summary>Pushes of some of the flights. Some are of another branch, or of what the flight did not target.</summary>
    public List<RecordedPush> Pushes(IReadOnlyList<Flight> flights) =>
    [
        .. from flight in flights
           where _random.Next(3) == 0
           select new RecordedPush(
               flight.Lab,
               _random.Next(8) == 0 ? Pick(Branches) : flight.Branch,
               flight.Number,
               _random.Next(3) switch { 0 => flight.Targeted.Trees, 1 => Side(), _ => [] },
               Forced: false,
               Start.AddDays(_random.Next(5)),
               "Ada Example",
               ""),
    ];

    /// <summary>Exclusions of some of so many flights, and withdrawals.</summary>
    public List<FlightExclusion> Exclusions(int count) =>
    [
        .. from i in Enumerable.Range(0, count)
           select new FlightExclusion(
               FlightFacts.Lab, Number(count), _random.Next(3) == 0, Start.AddDays(_random.Next(5)), "Ada Example", $"reason {i % 3}"),
    ];

    public List<T> Shuffled<T>(IEnumerable<T> items)
    {
        var all = items.ToArray();
        _random.Shuffle(all);
        return [.. all];
    }

    /// <summary>What somebody may ask with, of a history with so many flights.</summary>
    public HistoryScope Scope(int count) => new()
    {
        Lab = FlightFacts.Lab,
        Branch = Pick(Branches),
        FurtherBranches = _random.Next(4) == 0 ? [Pick(Branches)] : [],
        Blessings = _random.Next(3) switch
        {
            0 => [Blessing.Real],
            1 => [new("real-retest"), Blessing.Real],
            _ => [Blessing.Real, new("real-bisect"), new("real-retest"), Blessing.Running],
        },
        Targeted = Side(),
        Baseline = _random.Next(6) == 0 ? new Versions([], Number(count)) : new Versions(Side(), null),
        MaxFlight = _random.Next(2) == 0 ? Number(count) : null,
        ExcludedFlights = _random.Next(2) == 0 ? [Number(count), Number(count), Number(count)] : [],
        Now = Start.AddDays(_random.Next(count)),
    };

    private Flight Flight(long number, int index, int count)
    {
        var blessing = new Blessing(Pick("real", "real", "real", "real", "real-retest", "real-bisect", "running"));
        var branch = _random.Next(5) == 0 ? Pick(Branches) : Branches[0];
        var jobs = Jobs.Where(_ => _random.Next(6) > 0).ToArray();
        var start = Start.AddDays(number - FirstFlight + _random.Next(-3, 3));
        var complete = new CompleteFlight
        {
            Lab = FlightFacts.Lab,
            Number = new FlightNumber(number),
            Branch = branch,
            Blessing = blessing,
            IntendedBlessing = Blessing.Real,
            StartTime = _random.Next(8) == 0 ? null : start,
            HarnessRevisions = [.. Enumerable.Range(0, _random.Next(3)).Select(_ => Pick(Revisions) + Pick("", "+")).Distinct()],
            Jobs = jobs.Select(job => Job(job, jobs, start, count)).ToEquatableList(),
        };
        var flight = FlightFacts.Flight(number, "", "", blessing.Word) with
        {
            Branch = branch,
            Targeted = new Versions(Side(), null),
            Baseline = _random.Next(4) == 0 ? new Versions([], Number(count)) : new Versions(Side(), null),
            Push = _random.Next(5) switch
            {
                0 => new Push(PushOutcome.Pushed, [], []),
                1 => new Push(PushOutcome.NotPushed, [], []),
                _ => null,
            },
            Digest = FlightFacts.Digest($"{seed} {index}"),
            ReportTime = _random.Next(4) == 0 ? null : start,
        };
        return oneMailedOf > 0 && _random.Next(oneMailedOf) == 0
            ? Mailed(flight, complete, count)
            : flight with { Complete = complete };
    }

    // What a report would say of it, and some things that it would not.
    private Flight Mailed(Flight flight, CompleteFlight complete, int count)
    {
        foreach (var job in complete.Jobs)
        {
            flight = flight.With(job.Name, job.Status.Word);
            foreach (var step in job.Steps.Where(step => step.Status != StepStatus.Pass || _random.Next(8) == 0))
            {
                flight = flight.WithRow(
                    _random.Next(3) == 0
                        ? Summary.None
                        : FlightFacts.Says(Pick(SummaryKind.Like, SummaryKind.Regression, SummaryKind.PassIn), Number(count).Value),
                    step.Status.Word,
                    _random.Next(6) == 0 ? Number(count).Value : null,
                    new StepKey(job.Name, step.TestId));
            }
        }

        var named = _random.Next(4) == 0 ? flight.WithRetest(Number(count + 5).Value) : flight;
        return _random.Next(4) == 0 ? named with { Targeted = Versions.None } : named;
    }

    private CompleteJob Job(string name, string[] jobs, DateTimeOffset start, int count)
    {
        var steps = new List<CompleteStep>();
        var status = StepStatus.Pass;
        foreach (var test in Tests.Where(_ => _random.Next(8) > 0))
        {
            var ended = new StepStatus(Pick("pass", "pass", "pass", "pass", "fail", "broken", "blocked", "running"));
            var time = start.AddMinutes(_random.Next(60));
            steps.Add(new CompleteStep
            {
                Number = steps.Count + 1,
                TestId = test,
                Script = Pick("ts-test", "ts-test", CompleteStep.HostAllocationScript),
                Status = ended,
                StartTime = time,
                FinishTime = _random.Next(4) == 0 ? null : time.AddSeconds(_random.Next(1000)),
            });
            status = ended == StepStatus.Pass ? status : ended;
            if (ended != StepStatus.Pass && _random.Next(2) == 0)
            {
                break;
            }
        }

        return new CompleteJob
        {
            Name = name,
            Status = _random.Next(6) == 0 ? new StepStatus(Pick("pass", "fail", "queued", "retriable")) : status,
            Steps = steps.ToEquatableList(),
            Runvars = Runvars(jobs, count).DistinctBy(runvar => runvar.Name).ToEquatableList(),
        };
    }

    private IEnumerable<Runvar> Runvars(string[] jobs, int count)
    {
        for (var i = _random.Next(4); i > 0; i--)
        {
            yield return new Runvar("built_revision_" + Pick(Trees), Pick(Revisions), true);
            yield return new Runvar("revision_" + Pick(Trees), Pick(Revisions));
        }

        if (_random.Next(4) == 0)
        {
            yield return new Runvar("buildjob", Pick(jobs));
        }

        // A flight may refer to any other, earlier or later, known or not.
        if (_random.Next(4) == 0)
        {
            yield return new Runvar(
                "xenbuildjob", string.Create(CultureInfo.InvariantCulture, $"{Number(count + 5)}.{Pick(Jobs)}"));
        }
    }

    private EquatableList<TreeRevision> Side() => _random.Next(8) == 0
        ? []
        : Trees
            .Where(_ => _random.Next(3) == 0)
            .DefaultIfEmpty(Trees[0])
            .Select(tree => new TreeRevision(tree, Pick([.. Revisions, "aa", "b", "bb2+"])))
            .ToEquatableList();

    private FlightNumber Number(int count) => new(FirstFlight - 1 + _random.Next(count + 2));

    private T Pick<T>(params T[] choices) => choices[_random.Next(choices.Length)];
}
