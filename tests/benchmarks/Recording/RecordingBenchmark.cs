using System.Globalization;
using Flights.BaselineStore;
using Flights.BaselineStore.Progress;
using Flights.Benchmarks.Judging;
using Flights.Platform.Options;
using Flights.Storage;
using Npgsql;

namespace Flights.Benchmarks.Recording;

/// <summary>Measures how long the baseline store takes to record a complete flight in PostgreSQL, beside a plain batch of the rows that it
/// leaves there.</summary>
internal static class RecordingBenchmark
{
    private const int FlightsOfARound = 40;
    private const int Rounds = 7;
    private const int WarmUpRounds = 3;

    private static readonly int[] Writers = [1, 8];

    /// <summary>Runs it and prints Markdown.</summary>
    /// <param name="options">The database: a PostgreSQL server with an empty database.</param>
    public static async Task RunAsync(DatabaseOptions options)
    {
        using var database = ServiceDatabase.Open(
            new BaselineStoreModule().Name, typeof(BaselineStoreModule).Assembly, new DataOptions(), options);
        var store = new FlightStore(database, new ProgressSignal(), TimeProvider.System);
        var rows = new PlainRows(async () => (NpgsqlConnection)await database.OpenAsync(CancellationToken.None));
        await rows.CreateAsync();

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"\nMedians of {Rounds} rounds of {FlightsOfARound} flights of {SyntheticBranch.JobCount} jobs with {SyntheticBranch.StepCount} steps, in turns; CPU is this process's, not the server's.\n"));
        Console.WriteLine("| at once | rows a flight | Npgsql, flights/s | CPU, ms | recording, flights/s | CPU, ms | recording / Npgsql | load |");
        Console.WriteLine("|--:|--:|--:|--:|--:|--:|--:|--:|");
        var next = 0;
        foreach (var writers in Writers)
        {
            var (floor, recording, counts) = (new List<WorkCost>(), new List<WorkCost>(), new List<double>());
            for (var round = -WarmUpRounds; round < Rounds; round++)
            {
                var flights = Enumerable.Range(next, FlightsOfARound).Select(SyntheticBranch.FlightAt).ToList();
                next += FlightsOfARound;
                var recorded = await MeasureAsync(flights, writers, (flight, token) => store.RecordAsync(flight, token));
                var inserts = await rows.ReadAsync([.. flights.Select(flight => flight.Number)]);
                var plain = await MeasureAsync(inserts, writers, (each, _) => rows.InsertAsync(each));
                if (round >= 0)
                {
                    floor.Add(plain);
                    recording.Add(recorded);
                    counts.Add(inserts.Average(each => each.Count));
                }
            }

            var ratio = recording.Zip(floor, (ours, theirs) => ours.Rate / theirs.Rate).Median();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {writers} | {counts.Median():0} | {Text(floor)} | {Text(recording)} | {ratio:0.00} | {Machine.Load()} |"));
        }
    }

    private static Task<WorkCost> MeasureAsync<TItem>(
        IReadOnlyCollection<TItem> items, int writers, Func<TItem, CancellationToken, Task> write) => WorkCost.MeasureAsync(
        items.Count,
        () => Parallel.ForEachAsync(
            items, new ParallelOptions { MaxDegreeOfParallelism = writers }, async (item, token) => await write(item, token)));

    private static string Text(List<WorkCost> rounds) => string.Create(
        CultureInfo.InvariantCulture, $"{rounds.Select(cost => cost.Rate).Median():0} | {rounds.Select(cost => cost.ProcessorTime.TotalMilliseconds).Median():0.0}");
}
