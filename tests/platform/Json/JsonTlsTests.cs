using System.Net;
using System.Security.Cryptography.X509Certificates;
using Flights.Platform.Options;
using Flights.Platform.Tests.Security;

namespace Flights.Platform.Tests.Json;

/// <summary>JSON by TLS, with the certificates of the gRPC port.</summary>
public sealed class JsonTlsTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly TestAuthority _authority = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("1.1")]
    [InlineData("2.0")]
    public async Task Call_ByTls_IsAnsweredInEitherVersionOfHttp(string version)
    {
        await using var host = await StartAsync();
        using var client = ClientOf(host);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/labs/l/flights/7")
        {
            Version = Version.Parse(version),
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };

        using var answer = await client.SendAsync(request, Cancellation);

        Assert.Equal((HttpStatusCode.OK, version), (answer.StatusCode, answer.Version.ToString()));
    }

    [Fact]
    public async Task Call_WithoutTls_IsNotAnswered()
    {
        await using var host = await StartAsync();

        await Assert.ThrowsAsync<HttpRequestException>(
            () => host.Client.GetAsync(new UriBuilder(host.Client.BaseAddress!) { Scheme = "http" }.Uri, Cancellation));
    }

    [Fact]
    public async Task Call_WhereCertificatesAreAskedFor_NeedsOne()
    {
        await using var host = await StartAsync(("FLIGHTS_TLS_CLIENT_CA_FILE", _folder.Write("ca", _authority.Pem)));
        using var without = ClientOf(host);
        using var with = ClientOf(host, _authority.Client());

        await Assert.ThrowsAsync<HttpRequestException>(() => without.GetAsync("/", Cancellation));
        Assert.Contains("<title>Flights</title>", await with.GetStringAsync("/", Cancellation), StringComparison.Ordinal);
    }

    /// <summary>What is wrong with the options, and the options.</summary>
    public static TheoryData<string, (string, string)[]> WrongOptions => new()
    {
        { "FLIGHTS_JSON_LISTEN is 'https://127.0.0.1:0/': FLIGHTS_TLS_CERTIFICATE_FILE is not set.", [("FLIGHTS_JSON_LISTEN", "https://127.0.0.1:0")] },
        { "FLIGHTS_JSON_LISTEN is 'http://flights.example.org/': it must be 'http' or 'https', an IP address and a port.", [("FLIGHTS_JSON_LISTEN", "http://flights.example.org")] },
        { "FLIGHTS_GRPC_WEB is 'true': FLIGHTS_JSON_LISTEN, where it would be served, is not set.", [("FLIGHTS_GRPC_WEB", "true")] },
        { "FLIGHTS_WEB_ORIGINS names '*': it must be like 'https://dashboard.example.org', with nothing behind.", [("FLIGHTS_WEB_ORIGINS", "*")] },
        { "FLIGHTS_WEB_ORIGINS names 'https://a.example.org/': it must be like 'https://dashboard.example.org', with nothing behind.", [("FLIGHTS_WEB_ORIGINS", "https://b.example.org,https://a.example.org/")] },
        { "FLIGHTS_WEB_ORIGINS names 'a.example.org': it must be like 'https://dashboard.example.org', with nothing behind.", [("FLIGHTS_WEB_ORIGINS", "a.example.org")] },
    };

    [Theory]
    [MemberData(nameof(WrongOptions))]
    public void Options_ThatAreWrong_EndTheStart(string error, (string, string)[] variables)
    {
        var failure = Assert.Throws<OptionsException>(() => ServiceHost.Build(TestHost.Settings([("FLIGHTS_BUS", "in-memory"), .. variables]), new TestModule()));

        Assert.Equal([error], failure.Errors);
    }

    public void Dispose() => _folder.Dispose();

    private Task<JsonHost> StartAsync(params (string, string)[] variables)
    {
        var (certificate, key) = _authority.Server();
        return JsonHost.StartAsync(
            new EchoServices().Module,
            [
                ("FLIGHTS_TLS_CERTIFICATE_FILE", _folder.Write("certificate", certificate)),
                ("FLIGHTS_TLS_KEY_FILE", _folder.Write("key", key)),
                .. variables,
            ]);
    }

    private HttpClient ClientOf(JsonHost host, (string Certificate, string Key)? shown = null)
    {
        var handler = new SocketsHttpHandler();
        handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
        };
        handler.SslOptions.CertificateChainPolicy.CustomTrustStore.Add(X509Certificate2.CreateFromPem(_authority.Pem));
        if (shown is { } own)
        {
            handler.SslOptions.ClientCertificates = [X509Certificate2.CreateFromPem(own.Certificate, own.Key)];
        }

        return new HttpClient(handler) { BaseAddress = new UriBuilder(host.Client.BaseAddress!) { Scheme = "https" }.Uri };
    }
}
