using System.Globalization;
using Flights.Benchmarks.Judging;
using Flights.Domain.Flights;
using Flights.Embedded;
using Flights.Platform;
using Flights.Platform.Wire;
using Google.Protobuf;
using Grpc.Health.V1;
using Grpc.Net.Client;

namespace Flights.Benchmarks.Calling;

/// <summary>Measures how long <c>GetFlight</c> takes over gRPC, beside a call that does nothing and one that gives back the same from
/// memory.</summary>
/// <param name="folder">The folder of the databases, if they are files: an empty one.</param>
internal sealed class CallingBenchmark(DirectoryInfo folder)
{
    private const int LongFlights = 20;
    private const int Rounds = 7;
    private const int CallsOfARound = 1_000;

    private static readonly int[] Callers = [1, 8, 64];

    /// <summary>Runs it and prints Markdown.</summary>
    public async Task RunAsync()
    {
        await BranchTables.RecordAsync(folder, 0, LongFlights);
        await using var suite = EmbeddedSuite.Build(BenchmarkHost.Settings(folder));
        await suite.StartAsync();
        using var channel = GrpcChannel.ForAddress(ServiceHost.AddressOf(suite));
        var mails = BenchmarkMails.Samples();
        await SubmitAsync(channel, mails);

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"\nTimes are in ms; medians of {Rounds} rounds of {CallsOfARound} calls, in turns; client and server are one process.\n"));
        Console.WriteLine("| flights | answer, KB | callers | empty call | p99 | calls/s | same bytes | p99 | calls/s | `GetFlight` | p99 | calls/s | p50 / same bytes | load |");
        Console.WriteLine("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
        await MeasureAsync("mailed", channel, [.. mails.Select(mail => NameOf(mail.Flight.Number)).Distinct()]);
        await MeasureAsync(
            "complete, 100 jobs", channel, [.. Enumerable.Range(0, LongFlights).Select(place => NameOf(SyntheticBranch.NumberOf(place)))]);
        await suite.StopAsync();
    }

    private static async Task SubmitAsync(GrpcChannel channel, IEnumerable<BenchmarkMail> mails)
    {
        var parser = new V1.ParserService.ParserServiceClient(channel);
        var submitted = new List<V1.ReportRef>();
        foreach (var mail in mails)
        {
            var answer = await parser.SubmitReportAsync(new V1.SubmitReportRequest { Text = ByteString.CopyFrom(mail.Bytes) });
            submitted.Add(new V1.ReportRef { Flight = answer.Name, Digest = answer.Flight.Digest });
        }

        await PipelineEnd.WaitAsync(channel, submitted);
    }

    private async Task MeasureAsync(string kind, GrpcChannel channel, string[] names)
    {
        var store = new V1.BaselineService.BaselineServiceClient(channel);
        var answers = new Dictionary<string, V1.GetFlightResponse>();
        foreach (var name in names)
        {
            answers[name] = await store.GetFlightAsync(new V1.GetFlightRequest { Name = name });
        }

        await using var host = ServiceHost.Build(BenchmarkHost.Settings(folder), new CannedModule<CannedStore>("baseline-store", answers));
        await host.StartAsync();
        using var cannedChannel = GrpcChannel.ForAddress(ServiceHost.AddressOf(host));
        var canned = new V1.BaselineService.BaselineServiceClient(cannedChannel);
        var health = new Health.HealthClient(channel);
        Func<int, Task>[] calls =
        [
            _ => health.CheckAsync(new HealthCheckRequest()).ResponseAsync,
            call => canned.GetFlightAsync(new V1.GetFlightRequest { Name = names[call % names.Length] }).ResponseAsync,
            call => store.GetFlightAsync(new V1.GetFlightRequest { Name = names[call % names.Length] }).ResponseAsync,
        ];
        foreach (var call in calls)
        {
            await CallTimes.WarmUpAsync(call);
        }

        var length = answers.Values.Average(answer => answer.CalculateSize()) / 1000;
        foreach (var callers in Callers)
        {
            var rounds = calls.Select(_ => new List<CallTimes>()).ToArray();
            for (var round = 0; round < Rounds; round++)
            {
                for (var which = 0; which < calls.Length; which++)
                {
                    rounds[which].Add(await CallTimes.MeasureAsync(calls[which], CallsOfARound, callers));
                }
            }

            var ratio = rounds[2].Zip(rounds[1], (real, floor) => real.At(50) / floor.At(50)).Median();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {kind} | {length:0.0} | {callers} | {string.Join(" | ", rounds.Select(Text))} | {ratio:0.00} | {Machine.Load()} |"));
        }

        await host.StopAsync();
    }

    private static string Text(List<CallTimes> rounds) => string.Create(
        CultureInfo.InvariantCulture,
        $"{rounds.Select(round => round.At(50)).Median():0.00} | {rounds.Select(round => round.At(99)).Median():0.00} | {rounds.Select(round => round.Rate).Median():0}");

    private static string NameOf(FlightNumber number) => ResourceNames.Flight(LabName.Default, number);
}
