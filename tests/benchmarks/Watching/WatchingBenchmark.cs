using System.Diagnostics;
using System.Globalization;
using Flights.Benchmarks.Pressing;
using Flights.Embedded;
using Flights.EndToEnd.Tests;
using Flights.Platform;
using Flights.Platform.Wire;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Grpc.Net.Client;

namespace Flights.Benchmarks.Watching;

/// <summary>Measures how fast <c>WatchEvents</c> replays events, beside a stream of the same from memory, and what those take who watch
/// while nothing happens.</summary>
/// <param name="folder">The folder of the databases, if they are files: an empty one.</param>
internal sealed class WatchingBenchmark(DirectoryInfo folder)
{
    private const int Rounds = 7;
    private const int Flights = 400;
    private const int Passing = 404;
    private const int Failing = 420;
    private const int Copies = 50_000;
    private const int Watchers = 1_000;

    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(10);

    /// <summary>Runs it and prints Markdown.</summary>
    public async Task RunAsync()
    {
        await FillAsync();
        await using (var suite = EmbeddedSuite.Build(BenchmarkHost.Settings(folder)))
        {
            await suite.StartAsync();
            await MeasureReplayAsync(ServiceHost.AddressOf(suite));
            await suite.StopAsync();
        }

        await MeasureWatchersAsync();
    }

    private async Task FillAsync()
    {
        await using var suite = EmbeddedSuite.Build(BenchmarkHost.Settings(folder));
        await suite.StartAsync();
        using var channel = GrpcChannel.ForAddress(ServiceHost.AddressOf(suite));
        var parser = new V1.ParserService.ParserServiceClient(channel);
        var submitted = new List<V1.ReportRef>();
        for (var number = 1; number <= Flights; number++)
        {
            var answer = await parser.SubmitReportAsync(SmallReports.Of(number));
            submitted.Add(new V1.ReportRef { Flight = answer.Name, Digest = answer.Flight.Digest });
        }

        await PipelineEnd.WaitAsync(channel, submitted);
        var events = await ReadAsync(channel, int.MaxValue, Quiet);
        await suite.StopAsync();
        var branch = events[0].Header()!.Name;
        branch = branch[..branch.IndexOf("/events/", StringComparison.Ordinal)];
        await EventTables.AppendAsync(folder, branch, events, Copies);
    }

    private async Task MeasureReplayAsync(Uri address)
    {
        using var channel = GrpcChannel.ForAddress(address);
        var events = await ReadAsync(channel, int.MaxValue, Quiet);
        var answers = events.Select(told => new V1.WatchEventsResponse { Event = told }).ToList();
        await using var host = ServiceHost.Build(BenchmarkHost.Settings(folder), new CannedModule<CannedEvents>("notifier", answers));
        await host.StartAsync();
        using var cannedChannel = GrpcChannel.ForAddress(ServiceHost.AddressOf(host));
        var (floor, replay) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            floor.Add(await RateAsync(cannedChannel, events.Count));
            replay.Add(await RateAsync(channel, events.Count));
        }

        await host.StopAsync();
        var length = events.Average(told => told.CalculateSize());
        var ratio = replay.Zip(floor, (real, canned) => real / canned).Median();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"\nMedians of {Rounds} rounds of {events.Count} events of {length:0} bytes, in turns; client and server are one process.\n"));
        Console.WriteLine("| from memory, events/s | `WatchEvents`, events/s | `WatchEvents` / from memory | load |");
        Console.WriteLine("|--:|--:|--:|--:|");
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"| {floor.Median():0} | {replay.Median():0} | {ratio:0.00} | {Machine.Load()} |"));
    }

    private async Task MeasureWatchersAsync()
    {
        var variables = new Dictionary<string, string> { ["FLIGHTS_DATA"] = folder.FullName, ["FLIGHTS_LOG_LEVEL"] = "warning" };
        await using var process = await ServiceProcess.StartAsync("Embedded", ServiceProcess.FreeAddress(), variables, CancellationToken.None);
        using var channel = GrpcChannel.ForAddress(process.Address);
        await ReadAsync(channel, int.MaxValue, Quiet);
        var before = await LookAsync(process);

        var notifier = new V1.NotifierService.NotifierServiceClient(channel);
        var request = new V1.WatchEventsRequest { StartTime = Timestamp.FromDateTimeOffset(DateTimeOffset.UtcNow), Filter = "kind = regression.opened" };
        var calls = Enumerable.Range(0, Watchers).Select(_ => notifier.WatchEvents(request)).ToList();
        await Task.WhenAll(calls.Select(call => call.ResponseHeadersAsync));
        var idle = await LookAsync(process);

        // What failed last passes again, so that the next failure is news.
        var parser = new V1.ParserService.ParserServiceClient(channel);
        await parser.SubmitReportAsync(SmallReports.Of(Passing));
        var start = Stopwatch.GetTimestamp();
        await parser.SubmitReportAsync(SmallReports.Of(Failing));
        await Task.WhenAll(calls.Select(call => call.ResponseStream.MoveNext(CancellationToken.None)));
        var told = Stopwatch.GetElapsedTime(start);
        calls.ForEach(call => call.Dispose());

        Console.WriteLine($"\n{Watchers} who watch with a filter, in a process of their own for the suite; all of them are told of one regression at the end.\n");
        Console.WriteLine("| | before | while they watch |");
        Console.WriteLine("|---|--:|--:|");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| memory, MiB | {before.Memory:0} | {idle.Memory:0} |"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| processor time, ms/s | {before.Work:0.0} | {idle.Work:0.0} |"));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"\nFrom the mail until the last of them was told: {told.TotalMilliseconds:0} ms; load {Machine.Load()}."));
    }

    // What the process holds, and what it does while nothing happens.
    private static async Task<(double Memory, double Work)> LookAsync(ServiceProcess process)
    {
        await Task.Delay(Quiet);
        var work = process.ProcessorTime;
        await Task.Delay(Idle);
        return (ProcessMemory.Of(process.Id).Now, (process.ProcessorTime - work).TotalMilliseconds / Idle.TotalSeconds);
    }

    private static async Task<double> RateAsync(GrpcChannel channel, int count)
    {
        var start = Stopwatch.GetTimestamp();
        await ReadAsync(channel, count, Timeout.InfiniteTimeSpan);
        return count / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    // So many events, or all that come until none comes for so long.
    private static async Task<List<V1.LedgerEvent>> ReadAsync(GrpcChannel channel, int count, TimeSpan patience)
    {
        using var end = new CancellationTokenSource();
        using var call = new V1.NotifierService.NotifierServiceClient(channel).WatchEvents(new V1.WatchEventsRequest(), cancellationToken: end.Token);
        var events = new List<V1.LedgerEvent>();
        try
        {
            while (events.Count < count)
            {
                end.CancelAfter(patience);
                if (!await call.ResponseStream.MoveNext(CancellationToken.None))
                {
                    break;
                }

                events.Add(call.ResponseStream.Current.Event);
            }
        }
        catch (RpcException ended) when (ended.StatusCode == StatusCode.Cancelled && end.IsCancellationRequested)
        {
            return events;
        }

        return events;
    }
}
