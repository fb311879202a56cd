using System.Diagnostics;
using System.Globalization;
using Flights.Domain.Flights;
using Flights.Embedded;
using Flights.Platform;
using Flights.Platform.Wire;
using Grpc.Health.V1;
using Grpc.Net.Client;

namespace Flights.Benchmarks.Judging;

/// <summary>Measures how long <c>ClassifyFlight</c> takes over gRPC, evidence query included, on a branch of growing length.</summary>
/// <param name="folder">The folder of the databases, if they are files.</param>
/// <param name="rejudged">How many of the newest flights are judged again, once the branch has as many.</param>
internal sealed class JudgingBenchmark(DirectoryInfo folder, int rejudged)
{
    private const int NewestFlights = 100;
    private const int ParallelCalls = 4;

    /// <summary>Runs it and prints Markdown.</summary>
    /// <param name="sizes">How many flights the branch has, ascending. Those that it has outgrown are left out.</param>
    public async Task RunAsync(IReadOnlyList<int> sizes)
    {
        Console.WriteLine("\nTimes are in ms, p50 and p99 of calls one after the other; CPU is this process's, client and services together.\n");
        Console.WriteLine("| flights | recorded, flights/s (CPU) | empty call | same answer, not judged | `ClassifyFlight` | p99 | CPU | load |");
        Console.WriteLine("|--:|--:|--:|--:|--:|--:|--:|--:|");
        var recorded = await BranchTables.CountAsync(folder);
        foreach (var size in sizes.Where(size => size >= recorded))
        {
            var rate = await RecordAsync(recorded, size);
            recorded = size;
            await MeasureAsync(size, rate);
        }
    }

    private async Task<string> RecordAsync(int recorded, int size)
    {
        if (recorded == size)
        {
            return "before";
        }

        var started = Stopwatch.GetTimestamp();
        var processorTime = Environment.CpuUsage.TotalTime;
        await BranchTables.RecordAsync(folder, recorded, size);
        var rate = (size - recorded) / Stopwatch.GetElapsedTime(started).TotalSeconds;
        var each = (Environment.CpuUsage.TotalTime - processorTime).TotalMilliseconds / (size - recorded);
        return string.Create(CultureInfo.InvariantCulture, $"{rate:0} ({each:0.0} ms)");
    }

    private async Task MeasureAsync(int size, string rate)
    {
        await using var suite = EmbeddedSuite.Build(BenchmarkHost.Settings(folder));
        await suite.StartAsync();
        using var channel = GrpcChannel.ForAddress(ServiceHost.AddressOf(suite));
        var classifier = new V1.ClassifierService.ClassifierServiceClient(channel);
        var health = new Health.HealthClient(channel);

        var empty = await CallTimes.MeasureAsync(_ => health.CheckAsync(new HealthCheckRequest()).ResponseAsync);
        var canned = await MeasureCannedAsync(await ClassifyAsync(classifier, size - 1));
        var judged = await CallTimes.MeasureAsync(call => ClassifyAsync(classifier, size - 1 - (call % Math.Min(size, NewestFlights))));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {size} | {rate} | {empty.Percentile(50)} | {canned.Percentile(50)} | {judged.Percentile(50)} | {judged.Percentile(99)} | {judged.ProcessorTime:0.0} | {Machine.Load()} |"));
        if (size >= rejudged)
        {
            await RejudgeAsync(classifier, size);
        }

        await suite.StopAsync();
    }

    private async Task<CallTimes> MeasureCannedAsync(V1.ClassifyFlightResponse answer)
    {
        await using var host = ServiceHost.Build(BenchmarkHost.Settings(folder), new CannedModule<CannedClassifier>("classifier", answer));
        await host.StartAsync();
        using var channel = GrpcChannel.ForAddress(ServiceHost.AddressOf(host));
        var classifier = new V1.ClassifierService.ClassifierServiceClient(channel);
        var times = await CallTimes.MeasureAsync(_ => ClassifyAsync(classifier, 0));
        await host.StopAsync();
        return times;
    }

    private async Task RejudgeAsync(V1.ClassifierService.ClassifierServiceClient classifier, int size)
    {
        var started = Stopwatch.GetTimestamp();
        var processorTime = Environment.CpuUsage.TotalTime;
        await Parallel.ForAsync(
            size - rejudged,
            size,
            new ParallelOptions { MaxDegreeOfParallelism = ParallelCalls },
            async (place, _) => await ClassifyAsync(classifier, place));
        var wall = Stopwatch.GetElapsedTime(started);
        var processor = Environment.CpuUsage.TotalTime - processorTime;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"\n{rejudged} of {size} flights judged again, {ParallelCalls} at once: {wall.TotalSeconds:0.0} s, {processor.TotalSeconds:0.0} s of CPU, load {Machine.Load()}.\n"));
    }

    private static async Task<V1.ClassifyFlightResponse> ClassifyAsync(V1.ClassifierService.ClassifierServiceClient classifier, int place)
    {
        var name = ResourceNames.Flight(LabName.Default, SyntheticBranch.NumberOf(place));
        var answer = await classifier.ClassifyFlightAsync(new V1.ClassifyFlightRequest { Flight = name });
        return answer.Classification.Opinions.Count >= SyntheticBranch.LeastFailureCount
            ? answer
            : throw new InvalidOperationException($"{name} has {answer.Classification.Opinions.Count} opinions.");
    }
}
