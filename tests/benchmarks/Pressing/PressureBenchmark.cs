using System.Globalization;
using Flights.Platform.Bus;
using Flights.Platform.Options;
using Grpc.Net.Client;

namespace Flights.Benchmarks.Pressing;

/// <summary>Measures how much memory the four services and the broker take while a producer that is much faster than the pipeline fills it to its
/// limit, goes on, and then while it empties itself, and prints Markdown.</summary>
internal static class PressureBenchmark
{
    private static readonly TimeSpan LongestFilling = TimeSpan.FromHours(2);
    private static readonly TimeSpan FullTime = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan DrainTime = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LookPause = TimeSpan.FromSeconds(5);

    /// <summary>Runs it.</summary>
    /// <param name="broker">The process of the broker, which the environment says the address of.</param>
    /// <param name="count">How many messages may wait.</param>
    public static async Task RunAsync(int broker, int count)
    {
        var data = Directory.CreateTempSubdirectory("flights-benchmark-");
        try
        {
            await using var services = await FourServices.StartAsync(new Dictionary<string, string>
            {
                ["FLIGHTS_DATA"] = data.FullName,
                ["FLIGHTS_LOG_LEVEL"] = "warning",
                ["FLIGHTS_BUS_MAX_WAITING"] = count.ToString(CultureInfo.InvariantCulture),
            });
            await MeasureAsync(services, broker, count);
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    private static async Task MeasureAsync(FourServices services, int broker, int count)
    {
        var ids = new Dictionary<string, int>(services.ProcessIds) { ["the broker"] = broker };
        using var channel = GrpcChannel.ForAddress(services.Parser);
        var producer = new Producer(new V1.ParserService.ParserServiceClient(channel));
        var idle = Look(ids);

        var filling = await producer.RunAsync(endsWhenFull: true, LongestFilling);
        var taken = producer.Taken;
        var waiting = await WaitingAsync();
        Tell($"{taken} reports taken in {filling.TotalSeconds:0} s, {taken / filling.TotalSeconds:0} a second; {waiting} of {count} messages wait.");

        await producer.RunAsync(endsWhenFull: false, FullTime);
        var full = Look(ids);
        Tell($"In {FullTime.TotalMinutes:0} min of going on, {producer.Taken - taken} taken, {producer.Refused} times refused.");

        waiting = await WaitingAsync();
        using var drain = new CancellationTokenSource(DrainTime);
        var left = await DrainAsync(drain.Token);
        Tell($"In {DrainTime.TotalMinutes:0} min at the most without new ones, {waiting} waiting messages became {left}.");

        Print(ids.Keys, idle, full, Look(ids));
    }

    private static Dictionary<string, ProcessMemory> Look(Dictionary<string, int> ids) =>
        ids.ToDictionary(process => process.Key, process => ProcessMemory.Of(process.Value));

    private static async Task<long> DrainAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(LookPause);
        var left = await WaitingAsync();
        while (left > 0 && !cancellationToken.IsCancellationRequested)
        {
            await timer.WaitForNextTickAsync(CancellationToken.None);
            left = await WaitingAsync();
        }

        return left;
    }

    private static async Task<long> WaitingAsync()
    {
        var login = BrokerLogin.Of(EnvironmentOptions.Read<BusOptions>());
        await using var connection = await login.Connections("flights benchmark").CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        var waiting = 0L;
        foreach (var queue in Topology.Queues)
        {
            waiting += await channel.MessageCountAsync(queue);
        }

        return waiting;
    }

    private static void Tell(FormattableString what) => Console.WriteLine(FormattableString.Invariant(what));

    private static void Print(
        IEnumerable<string> names,
        Dictionary<string, ProcessMemory> idle,
        Dictionary<string, ProcessMemory> full,
        Dictionary<string, ProcessMemory> drained)
    {
        Console.WriteLine("\n| process | idle, MiB | full, MiB | emptying itself, MiB | peak, MiB |");
        Console.WriteLine("|---|--:|--:|--:|--:|");
        foreach (var name in names)
        {
            Tell($"| {name} | {idle[name].Now:0} | {full[name].Now:0} | {drained[name].Now:0} | {drained[name].Peak:0} |");
        }
    }
}
