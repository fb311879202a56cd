using System.Diagnostics;
using System.Globalization;
using Flights.Domain.Flights;
using Flights.Embedded;
using Flights.Platform;
using Flights.Platform.Hosting;
using Flights.Platform.Wire;
using Grpc.Health.V1;
using Grpc.Net.Client;
using Microsoft.Extensions.Logging;

namespace Flights.Benchmarks.Judging;

/// <summary>Measures how long <c>ClassifyFlight</c> takes over gRPC, evidence query included, on branches of growing length.</summary>
internal static class JudgingBenchmark
{
    private const int WarmUp = 200;
    private const int Calls = 1000;
    private const int NewestFlights = 100;
    private const int ParallelCalls = 4;
    private const int RejudgedFlights = 25_000;

    /// <summary>Runs it and prints Markdown.</summary>
    /// <param name="sizes">How many flights the branch has, ascending.</param>
    public static async Task RunAsync(IReadOnlyList<int> sizes)
    {
        var folder = Directory.CreateTempSubdirectory("flights-benchmark-");
        try
        {
            Console.WriteLine("\n| flights on the branch | recorded, flights/s | empty call, p50 | `ClassifyFlight`, p50 | p99 |");
            Console.WriteLine("|--:|--:|--:|--:|--:|");
            var recorded = 0;
            foreach (var size in sizes)
            {
                var started = Stopwatch.GetTimestamp();
                await BranchTables.RecordAsync(folder, recorded, size);
                var rate = (size - recorded) / Stopwatch.GetElapsedTime(started).TotalSeconds;
                recorded = size;
                await MeasureAsync(folder, size, rate);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task MeasureAsync(DirectoryInfo folder, int size, double rate)
    {
        await using var suite = EmbeddedSuite.Build(new HostSettings
        {
            LogLevel = LogLevel.Warning,
            StopsOnSignals = false,
            Overrides = new Dictionary<string, string>
            {
                ["FLIGHTS_DATA"] = folder.FullName,
                ["FLIGHTS_LISTEN"] = "http://127.0.0.1:0",
                ["FLIGHTS_BUS"] = "in-memory",
                ["FLIGHTS_PARSER_IMAP_URI"] = "",
            },
        });
        await suite.StartAsync();
        using var channel = GrpcChannel.ForAddress(ServiceHost.AddressOf(suite));
        var classifier = new V1.ClassifierService.ClassifierServiceClient(channel);
        var health = new Health.HealthClient(channel);

        var empty = await TimesAsync(_ => health.CheckAsync(new HealthCheckRequest()).ResponseAsync);
        var judged = await TimesAsync(call => ClassifyAsync(classifier, size - 1 - (call % Math.Min(size, NewestFlights))));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {size} | {rate:0} | {Percentile(empty, 50):0.00} ms | {Percentile(judged, 50):0.00} ms | {Percentile(judged, 99):0.00} ms |"));
        if (size >= RejudgedFlights)
        {
            await RejudgeAsync(classifier, size);
        }

        await suite.StopAsync();
    }

    private static async Task RejudgeAsync(V1.ClassifierService.ClassifierServiceClient classifier, int size)
    {
        var started = Stopwatch.GetTimestamp();
        await Parallel.ForAsync(
            size - RejudgedFlights,
            size,
            new ParallelOptions { MaxDegreeOfParallelism = ParallelCalls },
            async (place, _) => await ClassifyAsync(classifier, place));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"\n{RejudgedFlights} of {size} flights judged again, {ParallelCalls} at once: {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s.\n"));
    }

    private static async Task ClassifyAsync(V1.ClassifierService.ClassifierServiceClient classifier, int place)
    {
        var name = ResourceNames.Flight(LabName.Default, SyntheticBranch.NumberOf(place));
        var answer = await classifier.ClassifyFlightAsync(new V1.ClassifyFlightRequest { Flight = name });
        if (answer.Classification.Opinions.Count < SyntheticBranch.LeastFailureCount)
        {
            throw new InvalidOperationException($"{name} has {answer.Classification.Opinions.Count} opinions.");
        }
    }

    private static async Task<double[]> TimesAsync(Func<int, Task> call)
    {
        var times = new double[Calls];
        for (var i = -WarmUp; i < Calls; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await call(i + WarmUp);
            if (i >= 0)
            {
                times[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            }
        }

        Array.Sort(times);
        return times;
    }

    private static double Percentile(double[] sorted, int percent) => sorted[Math.Min(sorted.Length - 1, sorted.Length * percent / 100)];
}
