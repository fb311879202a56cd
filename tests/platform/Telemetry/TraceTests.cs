using System.Collections.Concurrent;
using System.Diagnostics;
using Flights.Platform.Bus;
using Flights.Platform.Telemetry;
using Flights.Platform.Tests.Bus;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Flights.Platform.Tests.Telemetry;

public sealed class TraceTests
{
    [Fact]
    public async Task Call_ThatPublishesToAConsumerThatCalls_IsOneTrace()
    {
        var spans = new ConcurrentQueue<Activity>();
        using var listener = Listen(spans.Enqueue);
        using var source = new ActivitySource("flights.test");

        string traceId;
        await using (var host = await TestHost.StartAsync(Parser(), Store()))
        {
            using var root = source.StartActivity("test")!;
            traceId = root.TraceId.ToString();
            var client = new V1.ParserService.ParserServiceClient(host.Channel);
            await client.ParseReportAsync(new V1.ParseReportRequest(), cancellationToken: TestContext.Current.CancellationToken);
        }

        var trace = spans.Where(span => span.TraceId.ToString() == traceId).ToList();
        var calls = trace.Count(span => span.Source.Name == "Microsoft.AspNetCore");
        Assert.Equal(2, calls);
        Assert.Contains(trace, span => span.OperationName == FlightsTelemetry.Spans.Record);
        Assert.Contains(trace, span => span.Source.Name == "MassTransit" && span.Kind == ActivityKind.Producer);
        Assert.Contains(trace, span => span.Source.Name == "MassTransit" && span.Kind == ActivityKind.Consumer);
        Assert.All(trace, span => Assert.True(
            span.OperationName == "test" || trace.Exists(parent => parent.SpanId == span.ParentSpanId), $"{span.OperationName} hangs in the air"));
    }

    [Fact]
    public void Names_OfSpans_BeginWithTheNameOfAService()
    {
        var names = typeof(FlightsTelemetry.Spans).GetFields().Select(field => (string)field.GetRawConstantValue()!).ToList();

        Assert.All(names, name => Assert.Contains(FlightsTelemetry.SourcePrefix + name.Split('.')[0], FlightsTelemetry.SourceNames));
        Assert.Equal(names.Count, names.Distinct().Count());
    }

    // Answers a call by publishing, which waits for the store's consumer.
    private static TestModule Parser() => new("parser")
    {
        Services = services => services.Services.AddSingleton(provider => new TestParserService(async context =>
        {
            await provider.GetRequiredService<IMessagePublisher>().PublishAsync(new V1.FlightReported(), context.CancellationToken);
            return new V1.Flight();
        })),
        Grpc = endpoints => endpoints.MapGrpcService<TestParserService>(),
    };

    // Takes the message up, and calls the parser's health as a consumer calls another service.
    private static TestModule Store() => new("baseline-store")
    {
        Services = services =>
        {
            services.AddPeer<Grpc.Health.V1.Health.HealthClient>("parser");
            services.Services.AddSingleton(provider => new ReportedConsumer.Behaviour(async context =>
            {
                using var activity = FlightsTelemetry.BaselineStore.StartActivity(FlightsTelemetry.Spans.Record);
                await provider.GetRequiredService<Grpc.Health.V1.Health.HealthClient>().CheckAsync(
                    new Grpc.Health.V1.HealthCheckRequest(), cancellationToken: context.CancellationToken);
            }));
        },
        Consumers = consumers => consumers.Add<ReportedConsumer>("baseline-store.flight-reported"),
    };

    private static ActivityListener Listen(Action<Activity> onStopped)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = onStopped,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}
