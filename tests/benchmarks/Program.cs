using System.Diagnostics;
using System.Globalization;
using Flights.Benchmarks.Importing;
using Flights.Benchmarks.Judging;
using Flights.Benchmarks.Pressing;
using Flights.Benchmarks.Tracing;

namespace Flights.Benchmarks;

/// <summary>Measures and prints Markdown: how fast reports are read and written, on one core; with the argument <c>judging</c>, how fast
/// flights are judged; with <c>shuffled-import</c>, what it costs to bring a lab's history in; with <c>tracing</c>, what it costs to trace
/// that; with <c>pressure</c>, how much memory the services take while reports wait.</summary>
internal static class Program
{
    private const int Rounds = 15;
    private const int Usage = 64;
    private const int TracedFlights = 1_000;
    private const int QueuedReports = 100_000;
    private const int RejudgedFlights = 25_000;

    private static readonly int[] BranchSizes = [20, 200, 1_000, 10_000, 100_000];

    private static readonly int[] ImportSizes = [1_000, 4_000, 16_000];

    private static async Task<int> Main(string[] args)
    {
        var rejudged = RejudgedFlights;
        if (args is ["judging", "--again", var again, .. var others] && IsSize(again))
        {
            (rejudged, args) = (Sizes([again], [])[0], ["judging", .. others]);
        }

        switch (args)
        {
            case []:
                MeasureReading();
                return 0;
            case ["shuffled-import", .. var sizes] when sizes.All(IsSize):
                Console.WriteLine(Machine.Describe(Environment.ProcessorCount));
                await ImportBenchmark.RunAsync(Sizes(sizes, ImportSizes));
                return 0;
            case ["tracing", .. var sizes] when sizes.Length <= 1 && sizes.All(IsSize):
                Console.WriteLine(Machine.Describe(Environment.ProcessorCount));
                await TracingBenchmark.RunAsync(Sizes(sizes, [TracedFlights])[0]);
                return 0;
            case ["pressure", var broker, .. var sizes] when IsSize(broker) && sizes.Length <= 1 && sizes.All(IsSize):
                Console.WriteLine(Machine.Describe(Environment.ProcessorCount));
                await PressureBenchmark.RunAsync(
                    int.Parse(broker, CultureInfo.InvariantCulture), Sizes(sizes, [QueuedReports])[0]);
                return 0;
            case ["judging", "--data", var folder, .. var sizes] when sizes.All(IsSize):
                await MeasureJudgingAsync(Directory.CreateDirectory(folder), rejudged, sizes);
                return 0;
            case ["judging", "--copy", var filled] when Directory.Exists(filled):
                await MeasureCopiedAsync(new DirectoryInfo(filled), rejudged);
                return 0;
            case ["judging", .. var sizes] when sizes.All(IsSize):
                var temporary = Directory.CreateTempSubdirectory("flights-benchmark-");
                try
                {
                    await MeasureJudgingAsync(temporary, rejudged, sizes);
                }
                finally
                {
                    temporary.Delete(recursive: true);
                }

                return 0;
            default:
                await Console.Error.WriteLineAsync(
                    "Usage: no argument; 'judging [--again NUMBER] [--data FOLDER]', 'shuffled-import' or 'tracing', and numbers of flights; "
                    + "'judging [--again NUMBER] --copy FOLDER'; or 'pressure', the broker's process ID and the number of reports.");
                return Usage;
        }
    }

    private static bool IsSize(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private static int[] Sizes(string[] given, int[] unlessGiven) =>
        given.Length == 0 ? unlessGiven : [.. given.Select(size => int.Parse(size, CultureInfo.InvariantCulture)).Order()];

    private static async Task MeasureJudgingAsync(DirectoryInfo folder, int rejudged, string[] sizes)
    {
        Console.WriteLine(Machine.Describe(Environment.ProcessorCount));
        await new JudgingBenchmark(folder, rejudged).RunAsync(Sizes(sizes, BranchSizes));
    }

    private static async Task MeasureCopiedAsync(DirectoryInfo folder, int rejudged)
    {
        Console.WriteLine(Machine.Describe(Environment.ProcessorCount));
        await BranchTables.CopyAsync(folder);
        await new JudgingBenchmark(folder, rejudged).RunAsync([await BranchTables.CountAsync(folder)]);
    }

    private static void MeasureReading()
    {
        if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows())
        {
            using var process = Process.GetCurrentProcess();
            process.ProcessorAffinity = 1;
        }

        Console.WriteLine(Machine.Describe(coresUsed: 1));
        Measure("Our samples (`tests/samples`)", BenchmarkMails.Samples());
        if (Environment.GetEnvironmentVariable("FLIGHTS_CORPUS") is { Length: > 0 } corpus)
        {
            Measure("Real mails (`FLIGHTS_CORPUS`)", BenchmarkMails.Below(corpus));
        }
        else
        {
            Console.WriteLine("\nFLIGHTS_CORPUS does not name a folder of real mails: only our samples were measured.");
        }
    }

    private static void Measure(string name, IReadOnlyList<BenchmarkMail> mails) =>
        Console.Write(ResultTable.Of(name, mails, Measurement.Run(Operation.All, mails, Rounds)));
}
