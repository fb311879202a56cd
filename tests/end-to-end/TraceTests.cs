using System.Diagnostics;
using Flights.Cli.Replay;
using Flights.Platform.Telemetry;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace Flights.EndToEnd.Tests;

/// <summary>One report is one trace, from the call of <c>SubmitReport</c> to the ledger, over gRPC and bus.</summary>
public sealed class TraceTests
{
    private static readonly ActivitySource Caller = new("Flights.EndToEnd.Tests");

    [Fact]
    public async Task Report_FromSubmitToLedger_IsOneConnectedTrace()
    {
        var spans = await TraceOfOneReportAsync();
        var byId = spans.ToDictionary(span => span.SpanId);
        var root = Assert.Single(spans, span => span.ParentSpanId == default);

        Assert.Equal("caller", root.OperationName);
        Assert.All(spans.Where(span => span != root), span => Assert.Contains(span.ParentSpanId, byId.Keys));
        Assert.Equal(
            [
                FlightsTelemetry.Spans.KeepApplied, FlightsTelemetry.Spans.KeepClassification, FlightsTelemetry.Spans.QueryEvidence,
                FlightsTelemetry.Spans.Record, FlightsTelemetry.Spans.Classify, FlightsTelemetry.Spans.Apply, FlightsTelemetry.Spans.Parse,
            ],
            // When the event log is drained is the pump's own affair: its span may come after the end of this test.
            spans.Select(span => span.OperationName).Where(IsStage).Distinct().Order(StringComparer.Ordinal)
                .Where(name => name != FlightsTelemetry.Spans.PublishEvents));
    }

    /// <summary>A stage and the stages that its span descends from, nearest first, by the way of the messages between them.</summary>
    public static TheoryData<string, string[]> Descent => new()
    {
        { FlightsTelemetry.Spans.Parse, ["parser"] },
        { FlightsTelemetry.Spans.Record, ["baseline-store.flight-reported", "parser"] },
        { FlightsTelemetry.Spans.Classify, ["classifier.flight-recorded", "baseline-store.flight-reported", "parser"] },
        { FlightsTelemetry.Spans.QueryEvidence, ["baseline-store", "classifier.flight-recorded", "baseline-store.flight-reported", "parser"] },
        { FlightsTelemetry.Spans.Apply, ["notifier.flight-classified", "classifier.flight-recorded", "baseline-store.flight-reported", "parser"] },
        {
            FlightsTelemetry.Spans.KeepApplied,
            ["baseline-store.flight-applied", "notifier.flight-classified", "classifier.flight-recorded", "baseline-store.flight-reported", "parser"]
        },
    };

    [Theory]
    [MemberData(nameof(Descent))]
    public async Task Stage_OfTheTrace_DescendsFromTheStagesBefore(string stage, string[] places)
    {
        var spans = await TraceOfOneReportAsync();
        var byId = spans.ToDictionary(span => span.SpanId);
        var span = Assert.Single(spans, span => span.OperationName == stage);

        Assert.Equal(places, Ancestors(span, byId).Select(PlaceOf).OfType<string>().Distinct());
    }

    private static async Task<IReadOnlyList<Activity>> TraceOfOneReportAsync()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var spans = new List<Activity>();
        ActivityTraceId trace;
        using (Sdk.CreateTracerProviderBuilder()
            .AddSource(Caller.Name, "MassTransit", "Microsoft.AspNetCore", "System.Net.Http", "Grpc.Net.Client")
            .AddSource([.. FlightsTelemetry.SourceNames])
            .AddInMemoryExporter(spans)
            .Build())
        {
            await using var suite = await Suite.StartAsync(Replays.Options, cancellationToken);
            V1.Flight flight;
            using (var root = Caller.StartActivity("caller")!)
            {
                trace = root.TraceId;
                var text = ByteString.CopyFrom(await File.ReadAllBytesAsync(Inputs.Samples[0], cancellationToken));
                var response = await suite.Parser.SubmitReportAsync(
                    new V1.SubmitReportRequest { Text = text }, suite.CallOptions(cancellationToken));
                flight = response.Flight;
            }

            var progress = new V1.GetProgressRequest
            {
                Reports = { new V1.ReportRef { Flight = flight.Name, Digest = flight.Digest } },
                WaitTime = Duration.FromTimeSpan(TimeSpan.FromSeconds(20)),
                MinDoneCount = 1,
            };
            var quiet = await suite.BaselineStore.GetProgressAsync(progress, suite.CallOptions(cancellationToken, TimeSpan.FromSeconds(20)));
            Assert.Equal(1, quiet.DoneCount);
        }

        // The exporter's list is complete, and nobody writes to it any more, when suite and provider are disposed of.
        return [.. spans.Where(span => span.TraceId == trace)];
    }

    private static bool IsStage(string name) =>
        FlightsTelemetry.SourceNames.Any(source => name.StartsWith(source[FlightsTelemetry.SourcePrefix.Length..] + ".", StringComparison.Ordinal))
        && !name.Contains("flight-", StringComparison.Ordinal);

    private static IEnumerable<Activity> Ancestors(Activity span, Dictionary<ActivitySpanId, Activity> byId)
    {
        while (byId.TryGetValue(span.ParentSpanId, out var parent))
        {
            yield return parent;
            span = parent;
        }
    }

    // The queue of a span that takes a message, the service of one that serves a call; nothing for those in between.
    private static string? PlaceOf(Activity span) => (span.Source.Name, span.Kind) switch
    {
        ("MassTransit", ActivityKind.Consumer) => span.DisplayName.Split(' ')[0],
        ("Microsoft.AspNetCore", ActivityKind.Server) => span.DisplayName.Contains("ParserService", StringComparison.Ordinal) ? "parser" : "baseline-store",
        _ => null,
    };
}
