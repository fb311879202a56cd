using Flights.Platform.Errors;
using Flights.Platform.Hosting;
using Google.Rpc;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Flights.Platform.Tests.Security;

/// <summary>Services that call each other where tokens are asked for.</summary>
public sealed class PeerTests
{
    private static TestModule Parser => new("parser")
    {
        Services = services => services.Services.AddSingleton(new TestParserService(_ => Task.FromResult(new V1.Flight { Name = "reached" }))),
        Grpc = endpoints => endpoints.MapGrpcService<TestParserService>(),
    };

    private static TestModule Caller => new("classifier")
    {
        Services = services => services.AddPeer<V1.ParserService.ParserServiceClient>("parser"),
    };

    [Fact]
    public async Task Peer_WithATokenFile_IsLetIn_AndWithItsReplacement()
    {
        using var folder = new TempFolder();
        var issuer = TestIssuer.Symmetric();
        var token = folder.Write("token", issuer.Token("reader") + "\n");
        await using var parser = await StartParserAsync(folder, issuer);
        await using var caller = await StartCallerAsync(parser, ("FLIGHTS_TOKEN_FILE", token));

        Assert.Equal("reached", await CallAsync(caller));
        folder.Write("token", "of another issuer");
        Assert.Equal(StatusCode.Unauthenticated, (await Assert.ThrowsAsync<RpcException>(() => CallAsync(caller))).StatusCode);
        folder.Write("token", issuer.Token("submitter"));
        Assert.Equal("reached", await CallAsync(caller));
    }

    [Fact]
    public async Task Peer_WithoutAToken_IsRefused_AndItsOwnCallerToldToTryLater()
    {
        using var folder = new TempFolder();
        await using var parser = await StartParserAsync(folder, TestIssuer.Symmetric());
        await using var caller = await StartCallerAsync(parser);
        var refusal = await Assert.ThrowsAsync<RpcException>(() => CallAsync(caller));

        var answer = ErrorTable.ToRpcException(refusal, callEnded: false, deadlinePassed: false);

        Assert.Equal(StatusCode.Unauthenticated, refusal.StatusCode);
        Assert.Equal(StatusCode.Unavailable, answer.StatusCode);
        Assert.Equal("PEER_REFUSED", answer.GetRpcStatus()!.GetDetail<ErrorInfo>().Reason);
    }

    [Fact]
    public async Task Peer_OfThisProcess_NeedsNoTokenFile_AndMayOnlyRead()
    {
        using var folder = new TempFolder();
        await using var host = await TestHost.StartAsync(Settings(folder, TestIssuer.Symmetric()), Parser, Caller);
        var own = host.Part<V1.ParserService.ParserServiceClient>();

        var refusal = await Assert.ThrowsAsync<RpcException>(async () => await own.SubmitReportAsync(
            new V1.SubmitReportRequest(), cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal("reached", await CallAsync(host));
        Assert.Equal(StatusCode.PermissionDenied, refusal.StatusCode);
    }

    private static Task<TestHost> StartParserAsync(TempFolder folder, TestIssuer issuer) => TestHost.StartAsync(Settings(folder, issuer), Parser);

    private static HostSettings Settings(TempFolder folder, TestIssuer issuer) => TestHost.Settings(
        ("FLIGHTS_BUS", "in-memory"), ("FLIGHTS_AUTH_KEY_FILE", folder.Write("key", issuer.KeyFile)), ("FLIGHTS_AUTH_ISSUER", TestIssuer.Name));

    private static Task<TestHost> StartCallerAsync(TestHost parser, params (string, string)[] variables) => TestHost.StartAsync(
        TestHost.Settings([("FLIGHTS_BUS", "in-memory"), ("FLIGHTS_PARSER_ADDRESS", $"http://{parser.Channel.Target}"), .. variables]), Caller);

    private static async Task<string> CallAsync(TestHost caller)
    {
        var answer = await caller.Part<V1.ParserService.ParserServiceClient>().ParseReportAsync(
            new V1.ParseReportRequest(), cancellationToken: TestContext.Current.CancellationToken);
        return answer.Flight.Name;
    }
}
