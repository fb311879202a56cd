using Flights.Cli.Submit;
using Flights.EndToEnd.Tests.Faults;
using Google.Protobuf;
using Google.Rpc;
using Grpc.Core;
using Grpc.Net.Client;

namespace Flights.EndToEnd.Tests.Pressure;

/// <summary>A broker whose memory is used up takes no messages: who submits is told so at once, and comes in when it takes them again.</summary>
public sealed class BlockedBrokerTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Submit_WhileTheBrokerTakesNothing_IsToldWhenToTryAgain()
    {
        await using var servers = await OwnServers.StartAsync(["rabbitmq"], Cancellation);
        await using var services = await FourProcesses.StartAsync(servers.Broker.ToString(), [], Cancellation);
        using var channel = GrpcChannel.ForAddress(services.Addresses.Parser);
        var parser = new V1.ParserService.ParserServiceClient(channel);
        // The broker tells a connection that it is blocked when that next publishes.
        await SubmitAsync(parser, 0);
        await servers.BlockAsync(Cancellation);

        var refusal = await Assert.ThrowsAsync<RpcException>(() => SubmitAsync(parser, 1));
        var again = await Assert.ThrowsAsync<RpcException>(() => SubmitAsync(parser, 1));
        await servers.UnblockAsync(Cancellation);
        var taken = await new AdvisedCalls(Patience, TimeProvider.System).MakeAsync(() => SubmitAsync(parser, 1), Cancellation);

        Assert.All([refusal, again], each =>
        {
            Assert.Equal(StatusCode.ResourceExhausted, each.StatusCode);
            Assert.Equal("BROKER_BLOCKED", each.GetRpcStatus()!.GetDetail<ErrorInfo>().Reason);
            Assert.InRange(each.GetRpcStatus()!.GetDetail<RetryInfo>().RetryDelay.ToTimeSpan(), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10));
        });
        Assert.NotEmpty(taken.Name);
    }

    private static Task<V1.SubmitReportResponse> SubmitAsync(V1.ParserService.ParserServiceClient parser, int flight) => parser.SubmitReportAsync(
        new V1.SubmitReportRequest { Text = ByteString.CopyFrom(File.ReadAllBytes(Inputs.Flights[flight])) },
        deadline: DateTime.UtcNow + Patience,
        cancellationToken: Cancellation).ResponseAsync;
}
