using System.Globalization;
using Flights.Benchmarks.Importing;

namespace Flights.Benchmarks.Tracing;

/// <summary>Measures by how much tracing lowers the throughput of the suite: an import without it and the same import with every span sent to a
/// collector, one after the other, in turns, and prints Markdown.</summary>
internal static class TracingBenchmark
{
    private const int WarmUp = 100;
    private const int Pairs = 9;

    private static readonly Dictionary<string, string> Off = new() { ["OTEL_TRACES_SAMPLER"] = "always_off" };

    /// <summary>Runs it.</summary>
    /// <param name="count">How many flights an import has.</param>
    public static async Task RunAsync(int count)
    {
        await using var sink = await SpanSink.StartAsync();
        var on = new Dictionary<string, string>
        {
            ["OTEL_TRACES_SAMPLER"] = "always_on",
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = sink.Address,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        };
        await ImportRun.RunAsync(LabFlights.Of(WarmUp), Off);
        await ImportRun.RunAsync(LabFlights.Of(WarmUp), on);
        var before = sink.ByteCount;
        var flights = LabFlights.Of(count);
        var (time, processor) = (new List<double>(), new List<double>());
        Console.WriteLine("\n| pair | off, flights/s | on, flights/s | throughput on / off | processor time on / off | load |");
        Console.WriteLine("|--:|--:|--:|--:|--:|--:|");
        for (var pair = 1; pair <= Pairs; pair++)
        {
            // What the machine does besides grows and falls: neither goes first always.
            var (first, second) = pair % 2 == 1 ? (Off, on) : (on, Off);
            var costs = (First: await ImportRun.RunAsync(flights, first), Second: await ImportRun.RunAsync(flights, second));
            var (off, traced) = pair % 2 == 1 ? (costs.First, costs.Second) : (costs.Second, costs.First);
            time.Add(off.Time / traced.Time);
            processor.Add(traced.ProcessorTime / off.ProcessorTime);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {pair} | {count / off.Time.TotalSeconds:0} | {count / traced.Time.TotalSeconds:0} | {time[^1]:0.00} | {processor[^1]:0.00} | {Machine.Load()} |"));
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"\nMedian of {Pairs} pairs of {count} flights: throughput {time.Median():0.00} ({time.Min():0.00} to {time.Max():0.00}), processor time {processor.Median():0.00} ({processor.Min():0.00} to {processor.Max():0.00}); {(sink.ByteCount - before) / 1000.0 / count / Pairs:0.0} KB of spans a flight."));
    }
}
