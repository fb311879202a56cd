using Flights.Domain.Flights;

namespace Flights.Domain.Tests.Regressions;

/// <summary>Random short histories, and their arrival in any order with repetitions and second thoughts.</summary>
internal static class RandomRuns
{
    private const int Flights = 12;
    private static readonly DateTimeOffset Start = new(2031, 5, 1, 6, 0, 0, TimeSpan.Zero);
    private static readonly string[] Jobs = ["build-amber", "build-birch", "test-amber-vm", "test-birch-vm"];
    private static readonly string[] Tests = ["guest-start", "guest-stop"];

    /// <summary>Arrivals of up to twelve flights: each at least once, some several times, with growing history versions.</summary>
    public static List<Run> Arrivals(Random random)
    {
        var numbers = Enumerable.Range(0, Flights).Select(place => 100L + place).Where(_ => random.Next(4) > 0).ToList();
        var arrivals = new List<Run>();
        foreach (var number in numbers)
        {
            var run = Any(random, number) with { HistoryVersion = 1 };
            arrivals.Add(run);
            for (var version = 2; random.Next(3) == 0; version++)
            {
                // Told again, or judged again.
                run = random.Next(2) == 0 ? run : Any(random, number) with { HistoryVersion = version };
                arrivals.Add(run);
            }
        }

        var shuffled = arrivals.ToArray();
        random.Shuffle(shuffled);
        return [.. shuffled];
    }

    private static Run Any(Random random, long number)
    {
        var rows = new List<Row>();
        foreach (var job in Jobs)
        {
            foreach (var test in Tests)
            {
                if (AnyRow(random, job, test, number) is { } row)
                {
                    rows.Add(row);
                }
            }
        }

        return new Run(number, [.. rows])
        {
            Jobs = random.Next(6) == 0 ? Jobs[..3] : Jobs,
            Baseline = $"r{random.Next(3)}",
            Targeted = $"r{3 + random.Next(3)}",
            Basis = random.Next(4) == 0 ? null : number - random.Next(1, 4),
            Push = random.Next(5) switch { 0 => PushOutcome.Pushed, 1 or 2 => PushOutcome.NotPushed, 3 => PushOutcome.UpToDate, _ => null },
            Blessing = random.Next(10) == 0 ? "running" : "real",
            ReportTime = random.Next(8) == 0 ? null : Start.AddDays(2 * (number - 100)).AddHours(random.Next(100)),
            Report = random.Next(3) == 0 ? Report.Empty : AnyReport(random, number),
        };
    }

    private static Report AnyReport(Random random, long number) => new()
    {
        Subject = "of no use to the ledger",
        LogsUris = [$"http://logs.example.org/{number}/"],
        People = random.Next(2) == 0 ? [new Person("Ada Plum", "ada@example.org", "")] : [],
        Commits = random.Next(2) == 0
            ? [new Commit($"r{3 + random.Next(3)}", [], "Bea Pear <bea@example.org>", "Mon May 5 05:05:05 2031 +0000", "A change", "More")]
            : [],
        LogTooLong = random.Next(4) == 0,
    };

    private static Row? AnyRow(Random random, string job, string test, long number) => random.Next(14) switch
    {
        0 or 1 or 2 => Row.Regressed(job, test, number - 1),
        3 => Row.Like(job, test, number - 1),
        4 => Row.PassIn(job, test, number - 2),
        5 => Row.Excused(job, test, number - 1),
        6 => Row.Broken(job, test, number - 1),
        7 => Row.Passed(job, test),
        8 => Row.Regressed(job, test, number - 1).In(number - 1),
        9 => Row.Blocked(job) with { TestId = test },
        _ => null,
    };
}
