using System.Diagnostics;
using Flights.EndToEnd.Tests.Telemetry.Otlp;
using Flights.Platform.Telemetry;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;

namespace Flights.EndToEnd.Tests.Telemetry;

/// <summary>What four processes with a broker between them tell a collector of one report, from <c>SubmitReport</c> to the event on the
/// bus.</summary>
public sealed class FourProcessesTelemetryTests
{
    // All tests look at the same run. The report opens a regression, so that the notifier has something to tell.
    private static readonly Lazy<Task<(string TraceId, TelemetrySnapshot Telemetry)>> Run = new(RunAsync);

    /// <summary>What is done of a report, and the processes that it came through, the last one first.</summary>
    public static TheoryData<string, string[]> Ways => new()
    {
        { FlightsTelemetry.Spans.Parse,              ["parser"] },
        { FlightsTelemetry.Spans.Record,             ["baseline-store", "parser"] },
        { FlightsTelemetry.Spans.Classify,           ["classifier", "baseline-store", "parser"] },
        { FlightsTelemetry.Spans.QueryEvidence,      ["baseline-store", "classifier", "baseline-store", "parser"] },
        { FlightsTelemetry.Spans.KeepClassification, ["baseline-store", "classifier", "baseline-store", "parser"] },
        { FlightsTelemetry.Spans.Apply,              ["notifier", "classifier", "baseline-store", "parser"] },
        { FlightsTelemetry.Spans.PublishEvents,      ["notifier", "classifier", "baseline-store", "parser"] },
        { FlightsTelemetry.Spans.KeepApplied,        ["baseline-store", "notifier", "classifier", "baseline-store", "parser"] },
    };

    [Fact]
    public async Task Trace_OfAReport_HangsTogetherFromTheCallOn()
    {
        var spans = await TraceAsync();

        var root = Assert.Single(RootsOf(spans));
        Assert.Equal(("parser", SpanKind.Server), (root.Service, root.Kind));
        Assert.Contains("SubmitReport", root.Name, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Span_OfTheTrace_CameThroughTheProcessesBefore(string name, string[] processes)
    {
        var spans = await TraceAsync();

        Assert.All(spans.Where(span => span.Name == name), span => Assert.Equal(processes, ProcessesOf(span, spans)));
        Assert.Contains(spans, span => span.Name == name);
    }

    [Fact]
    public async Task Span_BelowOneOfAnotherProcess_TakesItsMessageOrServesItsCall()
    {
        var spans = await TraceAsync();
        var hops =
            from span in spans
            join parent in spans on span.ParentId equals parent.Id
            where parent.Service != span.Service
            select $"{parent.Service} {parent.Kind} - {span.Kind} {span.Service}";

        Assert.Equal(
            [
                "baseline-store Producer - Consumer classifier",
                "classifier Client - Server baseline-store",
                "classifier Producer - Consumer baseline-store",
                "classifier Producer - Consumer notifier",
                "notifier Producer - Consumer baseline-store",
                "parser Producer - Consumer baseline-store",
            ],
            hops.Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("baseline-store", "Recorded labs/default/flights/201004;")]
    [InlineData("classifier", "Classified labs/default/flights/201004 as Regressions")]
    public async Task LogEntry_WrittenForTheReport_NamesTheSpanThatItWasWrittenIn(string service, string text)
    {
        var (trace, telemetry) = await TelemetryAsync();
        var entry = Assert.Single(telemetry.Logs, log => log.Service == service && log.Text.StartsWith(text, StringComparison.Ordinal));

        Assert.Equal(trace, entry.TraceId);
        Assert.Equal(service, Assert.Single(telemetry.Spans, span => span.Id == entry.SpanId).Service);
    }

    /// <summary>What is measured of the report by each process: the instrument, its unit, the tags of a value and the least that it is.</summary>
    public static TheoryData<string, string, string, string, double> Measured => new()
    {
        { "parser",         "flights.reports.parsed",     "{report}",  "",                                           1 },
        { "parser",         "flights.reports.refused",    "{report}",  "reason=NOT_A_REPORT",                        1 },
        { "baseline-store", "flights.flights.recorded",   "{flight}",  "",                                           1 },
        { "baseline-store", "flights.queue.depth",        "{message}", "queue=baseline-store.flight-reported",       0 },
        { "baseline-store", "flights.queue.depth",        "{message}", "queue=baseline-store.flight-reported.error", 0 },
        { "baseline-store", "flights.history.size",       "By",        "database=baseline-store",                    4096 },
        { "classifier",     "flights.flights.classified", "{flight}",  "verdict=Regressions",                        1 },
        { "notifier",       "flights.history.size",       "By",        "database=notifier",                          4096 },
        { "notifier",       "flights.pipeline.lag",       "s",         "",                                           1 },
        { "notifier",       "flights.events.lag",         "s",         "",                                           1 },
        { "notifier",       "flights.events.published",   "{event}",   "kind=regression.opened",                     1 },
    };

    [Theory]
    [MemberData(nameof(Measured))]
    public async Task Metric_OfTheReport_IsReceivedWithItsUnit(string service, string name, string unit, string tags, double least)
    {
        var (_, telemetry) = await TelemetryAsync();
        var metric = Assert.Single(telemetry.Metrics, metric => metric.Service == service && metric.Name == name && metric.Tags == tags);

        Assert.Equal(unit, metric.Unit);
        Assert.InRange(metric.Value, least, double.MaxValue);
    }

    private static async Task<IReadOnlyList<ReceivedSpan>> TraceAsync()
    {
        var (trace, telemetry) = await TelemetryAsync();
        return SpansOf(telemetry, trace);
    }

    private static Task<(string TraceId, TelemetrySnapshot Telemetry)> TelemetryAsync()
    {
        TestServers.RabbitMq("telemetry");
        return Run.Value;
    }

    private static async Task<(string TraceId, TelemetrySnapshot Telemetry)> RunAsync()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var receiver = await OtlpReceiver.StartAsync(cancellationToken);
        var variables = new Dictionary<string, string>(receiver.Variables) { ["FLIGHTS_MEASURE_PAUSE"] = "500ms" };
        await using var services = await FourProcesses.StartAsync(TestServers.RabbitMq("telemetry"), variables, cancellationToken);
        using var channel = GrpcChannel.ForAddress(services.Addresses.Parser);
        var parser = new V1.ParserService.ParserServiceClient(channel);
        var text = ByteString.CopyFrom(await File.ReadAllBytesAsync(
            Path.Combine(Inputs.Root, "tests", "samples", "002-linux-linus-201004-kernel-build.eml"), cancellationToken));

        await Assert.ThrowsAsync<RpcException>(async () => await parser.SubmitReportAsync(
            new V1.SubmitReportRequest { Text = ByteString.CopyFromUtf8("no report") }, cancellationToken: cancellationToken));

        // The trace is the caller's, who does not send its own spans to the collector.
        using var caller = new Activity("caller").SetIdFormat(ActivityIdFormat.W3C).Start();
        caller.ActivityTraceFlags = ActivityTraceFlags.Recorded;
        await parser.SubmitReportAsync(new V1.SubmitReportRequest { Text = text }, cancellationToken: cancellationToken);

        var trace = caller.TraceId.ToString();
        return (trace, await receiver.WaitUntilAsync(telemetry => IsWhole(SpansOf(telemetry, trace)) && IsMeasured(telemetry), cancellationToken));
    }

    private static bool IsWhole(IReadOnlyList<ReceivedSpan> spans) =>
        RootsOf(spans).Count() == 1 && Ways.All(way => spans.Any(span => span.Name == way.Data.Item1));

    private static bool IsMeasured(TelemetrySnapshot telemetry) => Measured.All(row => telemetry.Metrics.Any(metric =>
        (metric.Service, metric.Name, metric.Tags) == (row.Data.Item1, row.Data.Item2, row.Data.Item4)));

    private static List<ReceivedSpan> SpansOf(TelemetrySnapshot telemetry, string trace) =>
        [.. telemetry.Spans.Where(span => span.TraceId == trace)];

    // Those that hang from nothing that was received.
    private static IEnumerable<ReceivedSpan> RootsOf(IReadOnlyList<ReceivedSpan> spans)
    {
        var ids = spans.Select(span => span.Id).ToHashSet();
        return spans.Where(span => !ids.Contains(span.ParentId));
    }

    private static List<string> ProcessesOf(ReceivedSpan span, IReadOnlyList<ReceivedSpan> spans)
    {
        var processes = new List<string> { span.Service };
        while (spans.FirstOrDefault(each => each.Id == span.ParentId) is { } parent)
        {
            if (parent.Service != processes[^1])
            {
                processes.Add(parent.Service);
            }

            span = parent;
        }

        return processes;
    }
}
