using Flights.Platform.Hosting;
using Google.Rpc;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Flights.Platform.Tests.Hosting;

/// <summary>So many calls are worked on at once, ten times as many wait, and those beyond are told when to try again.</summary>
public sealed class CallLimitTests
{
    private const int AtOnce = 2;
    private const int Waiting = 20;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Call_OneTooMany_IsRefusedWithTheTimeToTryAgain_AndTheOthersAreAnswered()
    {
        var gate = new TaskCompletionSource();
        var allAtWork = new TaskCompletionSource();
        var (running, most, worked) = (0, 0, 0);
        var counting = new Lock();
        await using var host = await TestHost.StartAsync(new TestModule
        {
            Services = services =>
            {
                services.Services.AddCallLimit("test", AtOnce);
                services.Services.AddSingleton(new TestParserService(async _ =>
                {
                    lock (counting)
                    {
                        most = Math.Max(most, ++running);
                        if (running == AtOnce)
                        {
                            allAtWork.TrySetResult();
                        }
                    }

                    await gate.Task;
                    lock (counting)
                    {
                        (running, worked) = (running - 1, worked + 1);
                    }

                    return new V1.Flight();
                }));
            },
            Grpc = endpoints => endpoints.MapGrpcService<TestParserService>().RequireRateLimiting("test"),
        });
        var client = new V1.ParserService.ParserServiceClient(host.Channel);
        var calls = Enumerable.Range(0, AtOnce + Waiting + 1)
            .Select(_ => client.ParseReportAsync(new V1.ParseReportRequest(), cancellationToken: Cancellation).ResponseAsync)
            .ToList();

        // With all others waiting, whichever came last is the first that is answered.
        var refused = await Task.WhenAny(calls);
        await allAtWork.Task.WaitAsync(Cancellation);
        gate.SetResult();
        calls.Remove(refused);
        await Task.WhenAll(calls);

        var refusal = await Assert.ThrowsAsync<RpcException>(() => refused);
        Assert.Equal(StatusCode.ResourceExhausted, refusal.StatusCode);
        Assert.Equal("TOO_MANY_CALLS", refusal.GetRpcStatus()!.GetDetail<ErrorInfo>().Reason);
        Assert.InRange(refusal.GetRpcStatus()!.GetDetail<RetryInfo>().RetryDelay.ToTimeSpan(), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));
        Assert.Equal((AtOnce + Waiting, AtOnce), (worked, most));
    }
}
