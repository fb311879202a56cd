using System.Globalization;

namespace Flights.Benchmarks.Importing;

/// <summary>Measures what imports of a lab's history cost, in the order of the flights' numbers and shuffled, and prints Markdown.</summary>
internal static class ImportBenchmark
{
    private const int WarmUp = 100;

    private static readonly Dictionary<string, string> Defaults = [];

    public static async Task RunAsync(IEnumerable<int> counts)
    {
        await ImportRun.RunAsync(LabFlights.Of(WarmUp), Defaults);
        Console.WriteLine("| flights | order | time, s | processor time, s | flights/s | judgements | a flight | processor time / n log2 n, µs | load |");
        Console.WriteLine("|--:|---|--:|--:|--:|--:|--:|--:|--:|");
        foreach (var count in counts)
        {
            var flights = LabFlights.Of(count);
            Print("in order", await ImportRun.RunAsync(flights, Defaults));
            var shuffled = flights.ToArray();
            new Random(2).Shuffle(shuffled);
            Print("shuffled", await ImportRun.RunAsync(shuffled, Defaults));
        }
    }

    private static void Print(string order, ImportCost cost) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"| {cost.FlightCount} | {order} | {cost.Time.TotalSeconds:0.0} | {cost.ProcessorTime.TotalSeconds:0.0} "
            + $"| {cost.FlightCount / cost.Time.TotalSeconds:0} | {cost.JudgementCount} | {cost.JudgementsOfFlight:0.00} | {cost.Growth:0.0} | {Machine.Load()} |"));
}
