using Flights.Platform.Security;
using Google.Rpc;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;

namespace Flights.Platform.Tests.Security;

/// <summary>A host of all four services that asks for tokens. Whoever is let in to a service finds that its methods are not implemented.</summary>
public sealed class AccessHost : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private TestHost? _host;

    /// <summary>Whose tokens it accepts.</summary>
    public TestIssuer Issuer { get; } = TestIssuer.Symmetric();

    public GrpcChannel Channel => _host!.Channel;

    public static TestModule AllServices => new()
    {
        Grpc = endpoints =>
        {
            endpoints.MapGrpcService<Parser>();
            endpoints.MapGrpcService<BaselineStore>();
            endpoints.MapGrpcService<Classifier>();
            endpoints.MapGrpcService<Notifier>();
            endpoints.MapGrpcService<Subscriptions>();
        },
    };

    public async ValueTask InitializeAsync() => _host = await StartAsync(_folder.Write("key", Issuer.KeyFile));

    /// <summary>Starts a host that accepts the tokens of a key file.</summary>
    public static Task<TestHost> StartAsync(string keyFile, params (string, string)[] variables) => TestHost.StartAsync(
        TestHost.Settings(
            [("FLIGHTS_BUS", "in-memory"), ("FLIGHTS_AUTH_KEY_FILE", keyFile), ("FLIGHTS_AUTH_ISSUER", TestIssuer.Name), .. variables]),
        AllServices);

    /// <summary>Calls a method with an empty message, and says what came of it: "let in", or the status and the reason.</summary>
    /// <param name="channel">The channel to the host.</param>
    /// <param name="path">The method, as in <see cref="MethodRoles.Table"/>.</param>
    /// <param name="token">The token; null for none.</param>
    public static async Task<string> CallAsync(GrpcChannel channel, string path, string? token)
    {
        var parts = path.Split('/');
        var bytes = Marshallers.Create(value => value, value => value);
        var method = new Method<byte[], byte[]>(MethodType.ServerStreaming, parts[1], parts[2], bytes, bytes);
        var headers = token is null ? new Metadata() : new Metadata { { "authorization", $"Bearer {token}" } };
        using var call = channel.CreateCallInvoker().AsyncServerStreamingCall(
            method, null, new CallOptions(headers, cancellationToken: TestContext.Current.CancellationToken), []);
        try
        {
            await call.ResponseStream.MoveNext(TestContext.Current.CancellationToken);
            return "let in";
        }
        catch (RpcException answer)
        {
            return answer.StatusCode == StatusCode.Unimplemented && answer.Status.Detail.Length == 0
                ? "let in"
                : $"{answer.StatusCode} {answer.GetRpcStatus()?.GetDetail<ErrorInfo>()?.Reason}";
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _host!.DisposeAsync();
        _folder.Dispose();
    }

    private sealed class Parser : V1.ParserService.ParserServiceBase;

    private sealed class BaselineStore : V1.BaselineService.BaselineServiceBase;

    private sealed class Classifier : V1.ClassifierService.ClassifierServiceBase;

    private sealed class Notifier : V1.NotifierService.NotifierServiceBase;

    private sealed class Subscriptions : V1.SubscriptionService.SubscriptionServiceBase;
}
