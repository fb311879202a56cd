using System.Globalization;
using Flights.EndToEnd.Tests.Telemetry.Otlp;
using Google.Protobuf;

namespace Flights.EndToEnd.Tests.Telemetry;

/// <summary>Keeps what processes send of themselves.</summary>
internal sealed class ReceivedTelemetry
{
    private readonly Lock _turn = new();
    private readonly List<ReceivedSpan> _spans = [];
    private readonly List<ReceivedLog> _logs = [];
    private readonly Dictionary<(string Service, string Name, string Tags), ReceivedMetric> _metrics = [];
    private TaskCompletionSource _next = NewNext();

    /// <summary>Ends when something more is received.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    /// <summary>What was received.</summary>
    public TelemetrySnapshot Snapshot()
    {
        lock (_turn)
        {
            return new TelemetrySnapshot([.. _spans], [.. _logs], [.. _metrics.Values]);
        }
    }

    /// <summary>Keeps spans.</summary>
    public void Add(ExportTraceServiceRequest request) => Keep(() => _spans.AddRange(
        from process in request.ResourceSpans
        from source in process.ScopeSpans
        from span in source.Spans
        select new ReceivedSpan(
            ServiceOf(process.Resource), source.Scope.Name, span.Name, span.Kind, Hex(span.TraceId), Hex(span.SpanId), Hex(span.ParentSpanId))));

    /// <summary>Keeps entries of logs.</summary>
    public void Add(ExportLogsServiceRequest request) => Keep(() => _logs.AddRange(
        from process in request.ResourceLogs
        from category in process.ScopeLogs
        from entry in category.LogRecords
        select new ReceivedLog(ServiceOf(process.Resource), entry.Body?.StringValue ?? "", Hex(entry.TraceId), Hex(entry.SpanId))));

    /// <summary>Keeps the values of instruments in place of earlier ones.</summary>
    public void Add(ExportMetricsServiceRequest request) => Keep(() =>
    {
        var values =
            from process in request.ResourceMetrics
            from meter in process.ScopeMetrics
            from metric in meter.Metrics
            from value in ValuesOf(metric)
            select new ReceivedMetric(ServiceOf(process.Resource), metric.Name, metric.Unit, value.Tags, value.Value);
        foreach (var value in values)
        {
            _metrics[(value.Service, value.Name, value.Tags)] = value;
        }
    });

    private static TaskCompletionSource NewNext() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Keep(Action add)
    {
        lock (_turn)
        {
            add();
        }

        Interlocked.Exchange(ref _next, NewNext()).SetResult();
    }

    private static IEnumerable<(string Tags, double Value)> ValuesOf(Metric metric) => metric.DataCase switch
    {
        Metric.DataOneofCase.Gauge => metric.Gauge.DataPoints.Select(NumberOf),
        Metric.DataOneofCase.Sum => metric.Sum.DataPoints.Select(NumberOf),
        Metric.DataOneofCase.Histogram => metric.Histogram.DataPoints.Select(point => (TagsOf(point.Attributes), (double)point.Count)),
        _ => [],
    };

    private static (string Tags, double Value) NumberOf(NumberDataPoint point) =>
        (TagsOf(point.Attributes), point.ValueCase == NumberDataPoint.ValueOneofCase.AsDouble ? point.AsDouble : point.AsInt);

    private static string ServiceOf(Resource process) =>
        process.Attributes.Single(attribute => attribute.Key == "service.name").Value.StringValue;

    private static string TagsOf(IEnumerable<KeyValue> tags) =>
        string.Join(',', tags.Select(tag => $"{tag.Key}={TextOf(tag.Value)}").Order(StringComparer.Ordinal));

    private static string TextOf(AnyValue value) => value.ValueCase switch
    {
        AnyValue.ValueOneofCase.StringValue => value.StringValue,
        AnyValue.ValueOneofCase.BoolValue => value.BoolValue ? "true" : "false",
        AnyValue.ValueOneofCase.IntValue => value.IntValue.ToString(CultureInfo.InvariantCulture),
        AnyValue.ValueOneofCase.DoubleValue => value.DoubleValue.ToString(CultureInfo.InvariantCulture),
        _ => "",
    };

    private static string Hex(ByteString id) => Convert.ToHexStringLower(id.Span);
}
