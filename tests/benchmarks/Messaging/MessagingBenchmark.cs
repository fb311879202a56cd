using System.Globalization;
using Flights.Platform.Wire;
using Google.Protobuf;

namespace Flights.Benchmarks.Messaging;

/// <summary>Measures how many messages go through the suite's bus, from a publisher that waits for the broker's confirmation to a consumer
/// that acknowledges each, beside RabbitMQ's own client.</summary>
internal static class MessagingBenchmark
{
    private const int Rounds = 5;
    private const int Messages = 10_000;
    private const int WarmUp = 3_000;

    private const string LongQueue = "baseline-store.flight-reported";

    // As many publish at once.
    private const int Publishers = 64;

    /// <summary>Runs it and prints Markdown.</summary>
    /// <param name="broker">The broker: its virtual host must have no services at work.</param>
    public static async Task RunAsync(string broker)
    {
        var mail = BenchmarkMails.Samples().MaxBy(sample => sample.Bytes.Length)!;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"\nMedians of {Rounds} rounds of {Messages} messages, in turns, {Publishers} published at once; CPU is this process's, publisher and consumer together.\n"));
        Console.WriteLine("| message | bytes | RabbitMQ.Client, messages/s | CPU, µs a message | bus, messages/s | CPU, µs a message | bus / RabbitMQ.Client | load |");
        Console.WriteLine("|---|--:|--:|--:|--:|--:|--:|--:|");
        await MeasureAsync(
            broker,
            "baseline-store.flight-applied",
            new V1.FlightApplied { Flight = "labs/default/flights/201001", HistoryVersion = 1 });
        await MeasureAsync(broker, LongQueue, new V1.FlightReported { Flight = mail.Flight.ToWire() });
    }

    /// <summary>Sends a report's facts through one of the two alone, for a profiler to look at, and prints the processor time of a message in µs.</summary>
    /// <param name="broker">The broker: its virtual host must have no services at work.</param>
    /// <param name="isFloor">Whether it is RabbitMQ's own client.</param>
    /// <param name="count">How many messages, after those that warm up.</param>
    public static async Task RunAloneAsync(string broker, bool isFloor, int count)
    {
        var message = new V1.FlightReported { Flight = BenchmarkMails.Samples().MaxBy(sample => sample.Bytes.Length)!.Flight.ToWire() };
        await using IMessageRun<V1.FlightReported> run = isFloor
            ? await RawRun<V1.FlightReported>.StartAsync(broker)
            : await SuiteRun<V1.FlightReported>.StartAsync(broker, LongQueue);
        await SendAsync(run, message, WarmUp);
        var cost = await SendAsync(run, message, count);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{cost.ProcessorTime.TotalMicroseconds:0}"));
    }

    private static async Task MeasureAsync<TMessage>(string broker, string queue, TMessage message)
        where TMessage : class, IMessage<TMessage>, new()
    {
        await using var suite = await SuiteRun<TMessage>.StartAsync(broker, queue);
        await using var raw = await RawRun<TMessage>.StartAsync(broker);
        await SendAsync(raw, message, WarmUp);
        await SendAsync(suite, message, WarmUp);
        var (floor, bus) = (new List<WorkCost>(), new List<WorkCost>());
        for (var round = 0; round < Rounds; round++)
        {
            floor.Add(await SendAsync(raw, message, Messages));
            bus.Add(await SendAsync(suite, message, Messages));
        }

        var ratio = bus.Zip(floor, (ours, theirs) => ours.Rate / theirs.Rate).Median();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| `{message.Descriptor.Name}` | {message.CalculateSize()} | {Text(floor)} | {Text(bus)} | {ratio:0.00} | {Machine.Load()} |"));
    }

    private static string Text(List<WorkCost> rounds) => string.Create(
        CultureInfo.InvariantCulture, $"{rounds.Select(cost => cost.Rate).Median():0} | {rounds.Select(cost => cost.ProcessorTime.TotalMicroseconds).Median():0}");

    private static async Task<WorkCost> SendAsync<TMessage>(IMessageRun<TMessage> run, TMessage message, int count)
        where TMessage : class, IMessage<TMessage>
    {
        var missing = count;
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        run.Take = _ =>
        {
            if (Interlocked.Decrement(ref missing) == 0)
            {
                done.SetResult();
            }
        };
        return await WorkCost.MeasureAsync(count, async () =>
        {
            await Parallel.ForAsync(
                0, count, new ParallelOptions { MaxDegreeOfParallelism = Publishers }, async (_, _) => await run.PublishAsync(message));
            await done.Task;
        });
    }
}
