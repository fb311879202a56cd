using System.Net;
using Flights.Platform.Errors;
using Flights.Platform.Tests.Security;
using Google.Rpc;
using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Client.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Flights.Platform.Tests.Json;

/// <summary>gRPC from a browser: off unless it is switched on, and then held as every call is.</summary>
public sealed class GrpcWebTests
{
    private static readonly (string, string) On = ("FLIGHTS_GRPC_WEB", "true");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(GrpcWebMode.GrpcWeb)]
    [InlineData(GrpcWebMode.GrpcWebText)]
    public async Task Call_WhereItIsOn_IsAnswered(GrpcWebMode mode)
    {
        var echo = new EchoServices();
        await using var host = await JsonHost.StartAsync(echo.Module, On);
        using var channel = Open(host, mode);

        await new V1.BaselineService.BaselineServiceClient(channel).GetFlightAsync(new V1.GetFlightRequest { Name = "n" }, cancellationToken: Cancellation);

        Assert.Equal(new V1.GetFlightRequest { Name = "n" }, echo.Request);
    }

    [Fact]
    public async Task Call_WhereItIsOff_IsRefused()
    {
        var echo = new EchoServices();
        await using var host = await JsonHost.StartAsync(echo.Module);
        using var channel = Open(host, GrpcWebMode.GrpcWeb);

        await Assert.ThrowsAsync<RpcException>(async () => await new V1.BaselineService.BaselineServiceClient(channel)
            .GetFlightAsync(new V1.GetFlightRequest(), cancellationToken: Cancellation));
        Assert.Null(echo.Request);
    }

    [Fact]
    public async Task Stream_ComesAsItIsWritten_AndEndsWithItsError()
    {
        await using var host = await JsonHost.StartAsync(
            new TestModule
            {
                Services = services => services.Services.AddSingleton(new TwoEvents()),
                Grpc = endpoints => endpoints.MapGrpcService<TwoEvents>(),
            },
            On);
        using var channel = Open(host, GrpcWebMode.GrpcWebText);
        using var call = new V1.NotifierService.NotifierServiceClient(channel).WatchEvents(new V1.WatchEventsRequest(), cancellationToken: Cancellation);

        Assert.True(await call.ResponseStream.MoveNext(Cancellation));
        Assert.True(await call.ResponseStream.MoveNext(Cancellation));
        var end = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(Cancellation));

        Assert.Equal((StatusCode.NotFound, "GONE"), (end.StatusCode, end.GetRpcStatus()!.GetDetail<ErrorInfo>().Reason));
    }

    [Fact]
    public async Task Call_WithoutToken_IsRefusedWithItsReason()
    {
        var issuer = TestIssuer.Symmetric();
        using var folder = new TempFolder();
        await using var host = await JsonHost.StartAsync(
            AccessHost.AllServices,
            On,
            ("FLIGHTS_AUTH_KEY_FILE", folder.Write("key", issuer.KeyFile)),
            ("FLIGHTS_AUTH_ISSUER", TestIssuer.Name));
        using var channel = Open(host, GrpcWebMode.GrpcWeb);
        const string Method = "/flights.v1.BaselineService/GetFlight";

        Assert.Equal("Unauthenticated TOKEN_MISSING", await AccessHost.CallAsync(channel, Method, null));
        Assert.Equal("let in", await AccessHost.CallAsync(channel, Method, issuer.Token("reader")));
    }

    /// <summary>An origin, and whether a browser lets its pages call.</summary>
    public static TheoryData<string, string?> Origins => new()
    {
        { "https://dashboard.example.org", "https://dashboard.example.org" },
        { "http://localhost:8080",         "http://localhost:8080" },
        { "https://else.example.org",      null },
        { "http://dashboard.example.org",  null },
        { "null",                          null },
    };

    [Theory]
    [MemberData(nameof(Origins))]
    public async Task Page_OfAnotherOrigin_MayCallIfItIsListed(string origin, string? allowed)
    {
        await using var host = await JsonHost.StartAsync(
            new EchoServices().Module, On, ("FLIGHTS_WEB_ORIGINS", "https://dashboard.example.org, http://localhost:8080"));
        using var question = new HttpRequestMessage(HttpMethod.Options, "/v1/reports:submit");
        question.Headers.Add("origin", origin);
        question.Headers.Add("access-control-request-method", "POST");
        question.Headers.Add("access-control-request-headers", "content-type");
        using var call = new HttpRequestMessage(HttpMethod.Get, "/v1/labs/l/flights/7");
        call.Headers.Add("origin", origin);

        using var permission = await host.Client.SendAsync(question, Cancellation);
        using var answer = await host.Client.SendAsync(call, Cancellation);

        Assert.Equal((allowed, allowed), (AllowedBy(permission), AllowedBy(answer)));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private static string? AllowedBy(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("access-control-allow-origin", out var values) ? Assert.Single(values) : null;

    private static GrpcChannel Open(JsonHost host, GrpcWebMode mode) => GrpcChannel.ForAddress(host.Client.BaseAddress!, new GrpcChannelOptions
    {
        HttpHandler = new GrpcWebHandler(mode, new HttpClientHandler()),
        HttpVersion = HttpVersion.Version11,
        DisposeHttpClient = true,
    });

    private sealed class TwoEvents : V1.NotifierService.NotifierServiceBase
    {
        public override async Task WatchEvents(
            V1.WatchEventsRequest request, IServerStreamWriter<V1.WatchEventsResponse> responseStream, ServerCallContext context)
        {
            await responseStream.WriteAsync(new V1.WatchEventsResponse(), context.CancellationToken);
            await responseStream.WriteAsync(new V1.WatchEventsResponse(), context.CancellationToken);
            throw new FlightsException(ErrorKind.NotFound, "GONE", "It is gone.");
        }
    }
}
