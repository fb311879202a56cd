using Flights.Domain.Flights;

namespace Flights.BaselineStore.Tests;

/// <summary>Makes small histories in which everything refers to everything: the same seed gives the same history.</summary>
internal sealed class RandomHistory(int seed)
{
    private static readonly string[] Statuses = ["fail", "fail", "fail", "broken", "blocked", "pass"];

    private static readonly string[] Jobs = ["build-amd64", "build-amd64-pvops", "test-amd64-amd64-a", "test-a"];

    private static readonly SummaryKind[] Kinds =
    [
        SummaryKind.Regression, SummaryKind.Like, SummaryKind.PassIn, SummaryKind.BlockedIn, SummaryKind.FailedIn, SummaryKind.StatusIn,
    ];

    private readonly Random _random = new(seed);

    /// <summary>Reports of flights; some flights have several.</summary>
    public List<Flight> Reports(int count)
    {
        var reports = new List<Flight>();
        while (reports.Count < count)
        {
            var report = Flight(100 + _random.Next(count), reports.Count);
            reports.Add(report);
        }

        return reports;
    }

    public List<Flight> Shuffled(IEnumerable<Flight> reports)
    {
        var all = reports.ToArray();
        _random.Shuffle(all);
        return [.. all];
    }

    private Flight Flight(long number, int index)
    {
        var blessing = Pick("real", "real", "real", "real-retest", "running");
        var flight = FlightFacts.Flight(number, Revisions(false), Revisions(true), blessing) with
        {
            Branch = new BranchName(_random.Next(12) == 0 ? "other" : "smoke"),
            Digest = FlightFacts.Digest($"{seed} {index}"),
            PushAges = _random.Next(4) == 0 ? [] : [new PushAge(PushAgeKind.FailingSince, null, null, 0, null)],
            ReportTime = _random.Next(4) == 0 ? null : DateTimeOffset.UnixEpoch.AddDays(_random.Next(3)),
            BodyHashState = _random.Next(2) == 0 ? BodyHashState.Verified : BodyHashState.Absent,
        };
        foreach (var job in Jobs.Where(_ => _random.Next(5) > 0))
        {
            flight = flight.With(job, Pick("pass", "pass", "fail"));
        }

        // A row's job stands in the jobs table.
        for (var row = _random.Next(4); row > 0 && flight.Jobs.Count > 0; row--)
        {
            flight = flight.WithRow(
                _random.Next(3) == 0 ? Summary.None : FlightFacts.Says(Pick(Kinds), Number(), Pick("", "", "-retest"), "broken"),
                Pick(Statuses),
                _random.Next(5) == 0 ? Number() : null,
                new StepKey(flight.Jobs[_random.Next(flight.Jobs.Count)].Name, Pick("boot", "migrate")));
        }

        if (_random.Next(4) == 0)
        {
            flight = flight.WithRetest(number + 1 + _random.Next(4));
        }

        if (_random.Next(2) == 0)
        {
            flight = flight.WithAge(Pick(PushAgeKind.Basis, PushAgeKind.TestingSince), Number());
        }

        return flight;
    }

    private long Number() => 95 + _random.Next(30);

    private string Revisions(bool isBaseline) => (isBaseline ? _random.Next(8) : 7) switch
    {
        0 => "",
        1 => "#" + Number(),
        _ => "xen=" + Pick("a", "b", "c") + Pick("", "", ",linux=l", ",linux=m"),
    };

    private T Pick<T>(params T[] choices) => choices[_random.Next(choices.Length)];
}
