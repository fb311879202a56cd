using System.Diagnostics;
using System.Globalization;
using Flights.Benchmarks.Calling;
using Flights.Benchmarks.Importing;
using Flights.Benchmarks.Judging;
using Flights.Benchmarks.Messaging;
using Flights.Benchmarks.Pipelining;
using Flights.Benchmarks.Pressing;
using Flights.Benchmarks.Recording;
using Flights.Benchmarks.Tracing;
using Flights.Benchmarks.Watching;
using Flights.Platform.Options;
using Flights.Storage;

namespace Flights.Benchmarks;

/// <summary>Measures and prints Markdown: how fast reports are read and written, on one core; with the argument <c>judging</c>, how fast
/// flights are judged; with <c>shuffled-import</c>, what it costs to bring a lab's history in; with <c>tracing</c>, what it costs to trace
/// that; with <c>pressure</c>, how much memory the services take while reports wait; and with <c>calls</c>, <c>watching</c>, <c>bus</c>, <c>recording</c> and
/// <c>pipeline</c>, how far each is from its floor.</summary>
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
        if (args is [])
        {
            MeasureReading();
            return 0;
        }

        if (Find(args) is not { } measure)
        {
            await Console.Error.WriteLineAsync(
                "Usage: no argument; 'judging [--again NUMBER] [--data FOLDER]', 'shuffled-import' or 'tracing', and numbers of flights; "
                + "'judging [--again NUMBER] --copy FOLDER'; 'calls' or 'watching'; 'bus', alone or with 'client' or 'suite' and a number of messages, or 'pipeline', "
                + "which need FLIGHTS_RABBITMQ_URI; "
                + "'pressure', the broker's process ID and the number of reports; or 'recording', which needs FLIGHTS_DATABASE=postgresql.");
            return Usage;
        }

        Console.WriteLine(Machine.Describe(Environment.ProcessorCount));
        await measure();
        return 0;
    }

    private static Func<Task>? Find(string[] args) => args switch
    {
        ["shuffled-import", .. var sizes] when sizes.All(IsSize) => () => ImportBenchmark.RunAsync(Sizes(sizes, ImportSizes)),
        ["tracing", .. var sizes] when sizes.Length <= 1 && sizes.All(IsSize) => () => TracingBenchmark.RunAsync(Sizes(sizes, [TracedFlights])[0]),
        ["pressure", var broker, .. var sizes] when IsSize(broker) && sizes.Length <= 1 && sizes.All(IsSize) =>
            () => PressureBenchmark.RunAsync(Size(broker), Sizes(sizes, [QueuedReports])[0]),
        ["calls"] => () => InTemporaryFolderAsync(folder => new CallingBenchmark(folder).RunAsync()),
        ["watching"] => () => InTemporaryFolderAsync(folder => new WatchingBenchmark(folder).RunAsync()),
        ["bus"] when Broker() is { } broker => () => MessagingBenchmark.RunAsync(broker),
        ["bus", ("client" or "suite") and var one, var count] when IsSize(count) && Broker() is { } broker =>
            () => MessagingBenchmark.RunAloneAsync(broker, isFloor: one == "client", Size(count)),
        ["pipeline"] when Broker() is { } broker => () => new PipelineBenchmark(broker).RunAsync(),
        ["recording"] when EnvironmentOptions.Read<DatabaseOptions>() is { Database: SqlDialect.Postgresql } options =>
            () => RecordingBenchmark.RunAsync(options),
        ["judging", "--again", var again, .. var others] when IsSize(again) => FindJudging(others, Size(again)),
        ["judging", .. var others] => FindJudging(others, RejudgedFlights),
        _ => null,
    };

    private static Func<Task>? FindJudging(string[] args, int rejudged) => args switch
    {
        ["--data", var folder, .. var sizes] when sizes.All(IsSize) => () => JudgeAsync(Directory.CreateDirectory(folder), rejudged, sizes),
        ["--copy", var filled] when Directory.Exists(filled) => () => JudgeCopiedAsync(new DirectoryInfo(filled), rejudged),
        var sizes when sizes.All(IsSize) => () => InTemporaryFolderAsync(folder => JudgeAsync(folder, rejudged, sizes)),
        _ => null,
    };

    private static string? Broker() => Environment.GetEnvironmentVariable("FLIGHTS_RABBITMQ_URI");

    private static int Size(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static bool IsSize(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private static int[] Sizes(string[] given, int[] unlessGiven) => given.Length == 0 ? unlessGiven : [.. given.Select(Size).Order()];

    private static async Task InTemporaryFolderAsync(Func<DirectoryInfo, Task> measure)
    {
        var temporary = Directory.CreateTempSubdirectory("flights-benchmark-");
        try
        {
            await measure(temporary);
        }
        finally
        {
            temporary.Delete(recursive: true);
        }
    }

    private static Task JudgeAsync(DirectoryInfo folder, int rejudged, string[] sizes) =>
        new JudgingBenchmark(folder, rejudged).RunAsync(Sizes(sizes, BranchSizes));

    private static async Task JudgeCopiedAsync(DirectoryInfo folder, int rejudged)
    {
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
