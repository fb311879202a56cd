using System.Text.Json.Nodes;
using Flights.Platform.Errors;
using Flights.Platform.Hosting;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Flights.Platform.Tests.Json;

/// <summary>What comes back from a call by JSON: the same errors, limits and streams as by gRPC.</summary>
public sealed class JsonAnswerTests
{
    private const string Parse = "/v1/reports:parse";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Error_OfAService_HasItsStatusReasonFieldMetadataAndRetryDelay()
    {
        await using var host = await StartAsync(_ => throw new FlightsException(ErrorKind.ResourceExhausted, "PIPELINE_FULL", "Too much waits.")
        {
            Field = "text",
            Metadata = new Dictionary<string, string> { ["limit"] = "5" },
            RetryDelay = TimeSpan.FromSeconds(1.5),
        });

        var answer = await host.CallAsync("POST", Parse, "{}");

        Assert.Equal(429, answer.Status);
        Assert.True(
            JsonNode.DeepEquals(
                JsonNode.Parse("""
                    {
                      "code": 8, "message": "Too much waits.",
                      "details": [
                        { "@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "PIPELINE_FULL", "domain": "flights", "metadata": { "limit": "5" } },
                        { "@type": "type.googleapis.com/google.rpc.BadRequest",
                          "fieldViolations": [{ "field": "text", "description": "Too much waits.", "reason": "PIPELINE_FULL" }] },
                        { "@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": "1.500s" }
                      ]
                    }
                    """),
                answer.Json),
            answer.Json.ToString());
    }

    [Fact]
    public async Task Error_ThatPassesByItself_SaysInItsHeaderWhenToTryAgain()
    {
        await using var host = await StartAsync(_ => throw new FlightsException(ErrorKind.ResourceExhausted, "PIPELINE_FULL", "Too much waits.")
        {
            RetryDelay = TimeSpan.FromSeconds(1.5),
        });
        using var body = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");

        using var answer = await host.Client.PostAsync(Parse, body, Cancellation);

        Assert.Equal(TimeSpan.FromSeconds(2), answer.Headers.RetryAfter!.Delta);
    }

    public static TheoryData<ErrorKind, string> Kinds => new()
    {
        { ErrorKind.InvalidArgument,    "400 3 R" },
        { ErrorKind.NotFound,           "404 5 R" },
        { ErrorKind.AlreadyExists,      "409 6 R" },
        { ErrorKind.FailedPrecondition, "400 9 R" },
        { ErrorKind.Aborted,            "409 10 R" },
        { ErrorKind.Unavailable,        "503 14 R" },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Error_OfAKind_HasItsCodeAndStatus(ErrorKind kind, string summary)
    {
        await using var host = await StartAsync(_ => throw new FlightsException(kind, "R", "It is so."));

        Assert.Equal(summary, JsonHost.Summary(await host.CallAsync("POST", Parse, "{}")));
    }

    [Fact]
    public async Task Error_NobodyThoughtOf_TellsNothingOfTheInside()
    {
        await using var host = await StartAsync(_ => throw new InvalidOperationException("secret"));

        var answer = await host.CallAsync("POST", Parse, "{}");

        Assert.Equal("500 13 INTERNAL", JsonHost.Summary(answer));
        Assert.DoesNotContain("secret", answer.Json.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_ThatTakesTooLong_EndsAfterTheLongestTime()
    {
        await using var host = await StartAsync(
            async context =>
            {
                await Task.Delay(Timeout.Infinite, context.CancellationToken);
                return new V1.Flight();
            },
            ("FLIGHTS_MAX_CALL_TIME", "200ms"));

        Assert.Equal("504 4 ", JsonHost.Summary(await host.CallAsync("POST", Parse, "{}")));
    }

    [Fact]
    public async Task Call_WhoseCallerHangsUp_IsCancelled()
    {
        var started = new TaskCompletionSource();
        var cancelled = new TaskCompletionSource();
        await using var host = await StartAsync(async context =>
        {
            await using var registration = context.CancellationToken.Register(cancelled.SetResult);
            started.SetResult();
            await cancelled.Task;
            return new V1.Flight();
        });
        using var hangUp = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);

        var call = host.Client.PostAsync(Parse, new StringContent("{}", System.Text.Encoding.UTF8, "application/json"), hangUp.Token);
        await started.Task.WaitAsync(Cancellation);
        await hangUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await cancelled.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancellation);
    }

    [Fact]
    public async Task Call_OneTooMany_IsRefusedWithTheTimeToTryAgain()
    {
        var gate = new TaskCompletionSource();
        await using var host = await JsonHost.StartAsync(new TestModule
        {
            Services = services =>
            {
                services.Services.AddCallLimit("test", 1);
                services.Services.AddSingleton(new TestParserService(async _ =>
                {
                    await gate.Task;
                    return new V1.Flight();
                }));
            },
            Grpc = endpoints => endpoints.MapGrpcService<TestParserService>().RequireRateLimiting("test"),
        });
        var calls = Enumerable.Range(0, 12).Select(_ => host.CallAsync("POST", Parse, "{}")).ToList();

        var refused = await Task.WhenAny(calls);
        gate.SetResult();
        calls.Remove(refused);

        Assert.Equal("429 8 TOO_MANY_CALLS", JsonHost.Summary(await refused));
        Assert.Contains("retryDelay", (await refused).Json.ToString(), StringComparison.Ordinal);
        Assert.All(await Task.WhenAll(calls), answer => Assert.Equal(200, answer.Status));
    }

    [Fact]
    public async Task Stream_ByJson_IsALineForEachMessageAsItComes_AndThenAnError()
    {
        var steps = new SemaphoreSlim(0);
        var service = new SteppedEvents(steps);
        await using var host = await JsonHost.StartAsync(new TestModule
        {
            Services = services => services.Services.AddSingleton(service),
            Grpc = endpoints => endpoints.MapGrpcService<SteppedEvents>(),
        });

        using var answer = await host.Client.GetAsync("/v1/events:watch", HttpCompletionOption.ResponseHeadersRead, Cancellation);
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(Cancellation));
        for (var sequence = 1; sequence <= 3; sequence++)
        {
            // Not written before the last one is read: what comes has not been held back.
            steps.Release();
            var line = JsonNode.Parse((await lines.ReadLineAsync(Cancellation))!)!;
            Assert.Equal($"{sequence}", line["event"]!["regressionOpened"]!["header"]!["sequence"]!.ToString());
        }

        steps.Release();
        var end = JsonNode.Parse((await lines.ReadLineAsync(Cancellation))!)!;

        Assert.Equal("application/json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("DATABASE_UNAVAILABLE", end["details"]![0]!["reason"]!.ToString());
        Assert.Null(await lines.ReadLineAsync(Cancellation));
    }

    private static Task<JsonHost> StartAsync(Func<ServerCallContext, Task<V1.Flight>> parse, params (string, string)[] variables) => JsonHost.StartAsync(
        new TestModule
        {
            Services = services => services.Services.AddSingleton(new TestParserService(parse)),
            Grpc = endpoints => endpoints.MapGrpcService<TestParserService>(),
        },
        variables);

    // Writes as the notifier does: headers at once, and write options for each message.
    private sealed class SteppedEvents(SemaphoreSlim steps) : V1.NotifierService.NotifierServiceBase
    {
        public override async Task WatchEvents(
            V1.WatchEventsRequest request, IServerStreamWriter<V1.WatchEventsResponse> responseStream, ServerCallContext context)
        {
            await context.WriteResponseHeadersAsync([]);
            for (var sequence = 1; sequence <= 3; sequence++)
            {
                await steps.WaitAsync(context.CancellationToken);
                responseStream.WriteOptions = WriteOptions.Default;
                var header = new V1.EventHeader { Sequence = sequence };
                var told = new V1.LedgerEvent { RegressionOpened = new V1.RegressionOpened { Header = header } };
                await responseStream.WriteAsync(new V1.WatchEventsResponse { Event = told }, context.CancellationToken);
            }

            await steps.WaitAsync(context.CancellationToken);
            throw new FlightsException(ErrorKind.Unavailable, "DATABASE_UNAVAILABLE", "It is away.");
        }
    }
}
