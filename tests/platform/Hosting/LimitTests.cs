using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Flights.Platform.Tests.Hosting;

/// <summary>What one caller can take of a process.</summary>
public sealed class LimitTests
{
    [Fact]
    public async Task Call_WithoutDeadline_EndsAfterTheLongestTime()
    {
        await using var host = await StartAsync(UntilCancelledAsync, ("FLIGHTS_MAX_CALL_TIME", "200ms"));

        Assert.Equal(StatusCode.DeadlineExceeded, await CallAsync(host.Channel));
    }

    [Fact]
    public async Task Call_WithDeadline_KeepsIt()
    {
        var deadline = DateTime.UtcNow.AddSeconds(60);
        DateTime? seen = null;
        await using var host = await StartAsync(
            context =>
            {
                seen = context.Deadline;
                return Task.FromResult(new V1.Flight());
            },
            ("FLIGHTS_MAX_CALL_TIME", "200ms"));

        Assert.Equal(StatusCode.OK, await CallAsync(host.Channel, deadline));
        Assert.InRange(seen!.Value, deadline.AddSeconds(-30), deadline.AddSeconds(1));
    }

    [Theory]
    [InlineData("1", StatusCode.DeadlineExceeded)]
    [InlineData("2", StatusCode.OK)]
    public async Task Calls_OfOneConnection_AreAsManyAsTheLimit(string limit, StatusCode status)
    {
        // Each of two calls waits until the other one has come in too.
        var inside = 0;
        var met = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var host = await StartAsync(
            async context =>
            {
                if (Interlocked.Increment(ref inside) == 2)
                {
                    met.SetResult();
                }

                try
                {
                    await met.Task.WaitAsync(context.CancellationToken);
                    return new V1.Flight();
                }
                finally
                {
                    Interlocked.Decrement(ref inside);
                }
            },
            ("FLIGHTS_MAX_STREAMS", limit));
        using var oneConnection = new SocketsHttpHandler();
        using var channel = GrpcChannel.ForAddress($"http://{host.Channel.Target}", new GrpcChannelOptions { HttpHandler = oneConnection });

        var first = CallAsync(channel, DateTime.UtcNow.AddSeconds(status == StatusCode.OK ? 60 : 1));
        var second = CallAsync(channel, DateTime.UtcNow.AddSeconds(status == StatusCode.OK ? 60 : 1));

        Assert.Equal([status, status], await Task.WhenAll(first, second));
    }

    [Theory]
    [InlineData("1", false)]
    [InlineData("2", true)]
    public async Task Connections_AreAsManyAsTheLimit(string limit, bool served)
    {
        await using var host = await StartAsync(_ => Task.FromResult(new V1.Flight()), ("FLIGHTS_MAX_CONNECTIONS", limit));
        using var other = GrpcChannel.ForAddress($"http://{host.Channel.Target}");

        Assert.Equal(StatusCode.OK, await CallAsync(host.Channel));
        // A connection that the server ends at once is UNAVAILABLE or INTERNAL to the client, by how much of its
        // request it had sent.
        Assert.Equal(served, await CallAsync(other) == StatusCode.OK);
    }

    private static Task<TestHost> StartAsync(Func<ServerCallContext, Task<V1.Flight>> parse, (string, string) variable) => TestHost.StartAsync(
        TestHost.Settings(("FLIGHTS_BUS", "in-memory"), variable),
        new TestModule
        {
            Services = services => services.Services.AddSingleton(new TestParserService(parse)),
            Grpc = endpoints => endpoints.MapGrpcService<TestParserService>(),
        });

    private static async Task<V1.Flight> UntilCancelledAsync(ServerCallContext context)
    {
        await Task.Delay(Timeout.Infinite, context.CancellationToken);
        return new V1.Flight();
    }

    private static async Task<StatusCode> CallAsync(GrpcChannel channel, DateTime? deadline = null)
    {
        try
        {
            await new V1.ParserService.ParserServiceClient(channel).ParseReportAsync(
                new V1.ParseReportRequest(), deadline: deadline, cancellationToken: TestContext.Current.CancellationToken);
            return StatusCode.OK;
        }
        catch (RpcException error)
        {
            return error.StatusCode;
        }
    }
}
