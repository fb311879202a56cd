using System.Diagnostics;
using System.Globalization;
using Flights.Benchmarks.Messaging;
using Grpc.Net.Client;

namespace Flights.Benchmarks.Pipelining;

/// <summary>Measures how long it takes from the submission of a mail until a subscriber hears of it, at a steady rate, through four processes,
/// a broker and a PostgreSQL server; and how many flights go through in a second at most.</summary>
/// <param name="broker">The broker: its virtual host must have no services at work.</param>
internal sealed class PipelineBenchmark(string broker)
{
    private const int Rate = 20;
    private const int WarmUp = 400;
    private const int Steady = 1_200;
    private const int Flood = 1_000;
    private const int Submitters = 32;

    // Parser to store, store to classifier, classifier to notifier, and the event itself.
    private const int Hops = 4;

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    /// <summary>Runs it and prints Markdown.</summary>
    public async Task RunAsync()
    {
        await using var services = await FourServices.StartAsync(new Dictionary<string, string>());
        await using var events = await EventTimes.SubscribeAsync(broker);
        using var parserChannel = GrpcChannel.ForAddress(services.Parser);
        using var store = GrpcChannel.ForAddress(services.BaselineStore);
        var parser = new V1.ParserService.ParserServiceClient(parserChannel);

        await PipelineEnd.WaitAsync(store, await FloodAsync(parser, 0, WarmUp));
        var floor = await MeasureHopsAsync();
        var latencies = await MeasureSteadyAsync(parser, events);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n{Steady} mails, {Rate} a second; times in ms.\n"));
        Console.WriteLine("| | p50 | p99 | longest | load |");
        Console.WriteLine("|---|--:|--:|--:|--:|");
        Console.WriteLine($"| {Hops} hops with RabbitMQ.Client | {Text(floor)} |");
        Console.WriteLine($"| mail to event | {Text(latencies)} |\n");

        var (start, before) = (Stopwatch.GetTimestamp(), services.ProcessorTimes());
        await PipelineEnd.WaitAsync(store, await FloodAsync(parser, WarmUp + Steady, Flood));
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var costs = services.ProcessorTimes().Select(each => string.Create(
            CultureInfo.InvariantCulture, $"{each.Key} {(each.Value - before[each.Key]) / Flood:0.0}"));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Flood} mails as fast as {Submitters} at once can submit them: {Flood / seconds:0} flights/s until the last is in the ledger; processor time of each, in ms: {string.Join(", ", costs)}; load {Machine.Load()}."));
    }

    private static string Text(double[] sorted) => string.Create(
        CultureInfo.InvariantCulture,
        $"{sorted.Percentile(50):0.0} | {sorted.Percentile(99):0.0} | {sorted[^1]:0.0} | {Machine.Load()}");

    private static async Task<V1.ReportRef> SubmitAsync(V1.ParserService.ParserServiceClient parser, int place)
    {
        var answer = await parser.SubmitReportAsync(new V1.SubmitReportRequest { Text = MailedHistory.At(place) });
        return new V1.ReportRef { Flight = answer.Name, Digest = answer.Flight.Digest };
    }

    private static async Task<V1.ReportRef[]> FloodAsync(V1.ParserService.ParserServiceClient parser, int first, int count)
    {
        var submitted = new V1.ReportRef[count];
        await Parallel.ForAsync(
            0,
            count,
            new ParallelOptions { MaxDegreeOfParallelism = Submitters },
            async (i, _) => submitted[i] = await SubmitAsync(parser, first + i));
        return submitted;
    }

    // What is late does not hold back what comes after it: the rate is the producer's.
    private static async Task<double[]> SteadilyAsync(int count, Func<int, Task> begin)
    {
        var begun = new Task[count];
        var starts = new double[count];
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / Rate));
        for (var i = 0; i < count; i++)
        {
            await timer.WaitForNextTickAsync();
            starts[i] = Stopwatch.GetTimestamp();
            begun[i] = begin(i);
        }

        await Task.WhenAll(begun);
        return starts;
    }

    private static double Milliseconds(double from, long to) => (to - from) * 1000 / Stopwatch.Frequency;

    private static async Task<double[]> MeasureSteadyAsync(V1.ParserService.ParserServiceClient parser, EventTimes events)
    {
        var starts = await SteadilyAsync(Steady, i => SubmitAsync(parser, WarmUp + i));

        // Each flight changes its branch's ledger: one that makes no event would be waited for in vain.
        var told = Enumerable.Range(WarmUp, Steady).Select(place => events.FirstAsync(MailedHistory.NumberAt(place)));
        var times = await Task.WhenAll(told).WaitAsync(LongestWait);
        return [.. starts.Zip(times, Milliseconds).Order()];
    }

    private async Task<double[]> MeasureHopsAsync()
    {
        await using var run = await RawRun<V1.FlightApplied>.StartAsync(broker);
        var ends = new TaskCompletionSource<long>[Steady];
        run.Take = message =>
        {
            var (index, hop) = ((int)(message.HistoryVersion / Hops), message.HistoryVersion % Hops);
            if (hop == Hops - 1)
            {
                ends[index].SetResult(Stopwatch.GetTimestamp());
            }
            else
            {
                _ = run.PublishAsync(new V1.FlightApplied { HistoryVersion = message.HistoryVersion + 1 });
            }
        };
        var starts = await SteadilyAsync(Steady, i =>
        {
            ends[i] = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
            return run.PublishAsync(new V1.FlightApplied { HistoryVersion = i * Hops });
        });
        var ended = await Task.WhenAll(ends.Select(end => end.Task));
        return [.. starts.Zip(ended, Milliseconds).Order()];
    }
}
