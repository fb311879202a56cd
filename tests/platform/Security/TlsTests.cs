using Flights.Platform.Errors;
using Flights.Platform.Options;
using Flights.Platform.Security;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Flights.Platform.Tests.Security;

/// <summary>TLS on the gRPC port, both ways, with certificates that are made when the test runs.</summary>
public sealed class TlsTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly TestAuthority _authority = new();

    public static TheoryData<string, Func<TestAuthority, (string, string)>, bool> ServerCertificates => new()
    {
        { "right",             authority => authority.Server(),                 true },
        { "of another name",   authority => authority.Server("flights.test"),   false },
        { "expired",           authority => authority.Server(days: -1),         false },
        { "for clients",       authority => authority.Client(),                 false },
        { "of another issuer", _ => new TestAuthority().Server(),               false },
    };

    [Theory]
    [MemberData(nameof(ServerCertificates))]
    public async Task Server_WithCertificate_IsTrustedIfItIsRight(string certificate, Func<TestAuthority, (string, string)> issue, bool isTrusted)
    {
        await using var host = await StartAsync(Server(issue(_authority)));
        using var channel = Open(host, Authority());

        Assert.Equal((certificate, isTrusted ? "reached" : "refused"), (certificate, await CallAsync(channel)));
    }

    [Fact]
    public async Task Server_WithTls_SpeaksNothingElse()
    {
        await using var host = await StartAsync(Server(_authority.Server()));
        using var plain = GrpcChannel.ForAddress($"http://{host.Channel.Target}");
        using var withoutAuthority = Open(host, new PeerOptions());

        Assert.Equal("refused", await CallAsync(plain));
        Assert.Equal("refused", await CallAsync(withoutAuthority));
    }

    public static TheoryData<string, Func<TestAuthority, (string, string)?>, bool> ClientCertificates => new()
    {
        { "right",             authority => authority.Client(),         true },
        { "none",              _ => null,                               false },
        { "expired",           authority => authority.Client(days: -1), false },
        { "for servers",       authority => authority.Server(),         false },
        { "of another issuer", _ => new TestAuthority().Client(),       false },
    };

    [Theory]
    [MemberData(nameof(ClientCertificates))]
    public async Task Caller_WithCertificate_IsLetInIfItIsRight(string certificate, Func<TestAuthority, (string, string)?> issue, bool isLetIn)
    {
        await using var host = await StartAsync([.. Server(_authority.Server()), ("FLIGHTS_TLS_CLIENT_CA_FILE", _folder.Write("ca", _authority.Pem))]);
        using var channel = Open(host, issue(_authority) is { } shown ? Shown(shown) : Authority());

        Assert.Equal((certificate, isLetIn ? "reached" : "refused"), (certificate, await CallAsync(channel)));
    }

    [Fact]
    public async Task Certificate_Replaced_IsShownToNewConnections_AndOldOnesGoOn()
    {
        var next = new TestAuthority();
        await using var host = await StartAsync(Server(_authority.Server()));
        using var before = Open(host, Authority());
        Assert.Equal("reached", await CallAsync(before));

        Server(next.Server());
        using var after = Open(host, new PeerOptions { CaFile = _folder.Write("next", next.Pem) });
        using var late = Open(host, Authority());

        Assert.Equal("reached", await CallAsync(after));
        Assert.Equal("reached", await CallAsync(before));
        Assert.Equal("refused", await CallAsync(late));
    }

    [Fact]
    public async Task Certificate_ReplacedBeforeItsKey_IsNotTaken()
    {
        await using var host = await StartAsync(Server(_authority.Server()));

        _folder.Write("certificate", _authority.Server().Certificate);

        using var channel = Open(host, Authority());
        Assert.Equal("reached", await CallAsync(channel));
    }

    [Fact]
    public async Task Authorities_Replaced_CountForNewConnections()
    {
        var next = new TestAuthority();
        await using var host = await StartAsync([.. Server(_authority.Server()), ("FLIGHTS_TLS_CLIENT_CA_FILE", _folder.Write("ca", _authority.Pem))]);

        _folder.Write("ca", next.Pem);

        using var old = Open(host, Shown(_authority.Client(), "old"));
        using var young = Open(host, Shown(next.Client(), "young"));
        Assert.Equal("refused", await CallAsync(old));
        Assert.Equal("reached", await CallAsync(young));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Peer_OfThisProcess_IsReachedByTls(bool isMutual)
    {
        var caller = new TestModule("classifier") { Services = services => services.AddPeer<V1.ParserService.ParserServiceClient>("parser") };
        var settings = Server(_authority.Server());
        await using var host = await TestHost.StartAsync(
            TestHost.Settings(isMutual ? [.. settings, ("FLIGHTS_TLS_CLIENT_CA_FILE", _folder.Write("ca", new TestAuthority().Pem))] : settings),
            Parser,
            caller);

        Assert.Equal("reached", await CallAsync(host.Part<V1.ParserService.ParserServiceClient>()));
    }

    [Fact]
    public async Task Peer_OfAnotherProcess_IsReachedByMutualTls()
    {
        var caller = new TestModule("classifier") { Services = services => services.AddPeer<V1.ParserService.ParserServiceClient>("parser") };
        await using var parser = await StartAsync([.. Server(_authority.Server()), ("FLIGHTS_TLS_CLIENT_CA_FILE", _folder.Write("ca", _authority.Pem))]);
        var shown = Shown(_authority.Client());
        var settings = TestHost.Settings(
            ("FLIGHTS_BUS", "in-memory"),
            ("FLIGHTS_PARSER_ADDRESS", ServiceAddress(parser).ToString()),
            ("FLIGHTS_TLS_CA_FILE", shown.CaFile),
            ("FLIGHTS_TLS_CLIENT_CERTIFICATE_FILE", shown.CertificateFile),
            ("FLIGHTS_TLS_CLIENT_KEY_FILE", shown.KeyFile));
        await using var host = await TestHost.StartAsync(settings, caller);

        Assert.Equal("reached", await CallAsync(host.Part<V1.ParserService.ParserServiceClient>()));
    }

    [Fact]
    public async Task Peer_ThatIsNotTrusted_IsAway()
    {
        await using var host = await StartAsync(Server(new TestAuthority().Server()));
        using var channel = Open(host, Authority());

        var failure = await Assert.ThrowsAsync<RpcException>(async () => await new V1.ParserService.ParserServiceClient(channel).ParseReportAsync(
            new V1.ParseReportRequest(), cancellationToken: TestContext.Current.CancellationToken));
        var answer = ErrorTable.ToRpcException(failure, callEnded: false, deadlinePassed: false);

        Assert.Equal(StatusCode.Unavailable, answer.StatusCode);
        Assert.Equal("PEER_REFUSED", answer.GetRpcStatus()!.GetDetail<Google.Rpc.ErrorInfo>().Reason);
    }

    public static TheoryData<string, (string, string)[]> WrongOptions => new()
    {
        {
            "FLIGHTS_TLS_CERTIFICATE_FILE and FLIGHTS_TLS_KEY_FILE belong together: one is set, the other is not.",
            [("FLIGHTS_TLS_CERTIFICATE_FILE", "{certificate}")]
        },
        {
            "FLIGHTS_TLS_CERTIFICATE_FILE is '{certificate}', FLIGHTS_TLS_KEY_FILE is '{other}': The provided key does not match the public key "
                + "for this certificate. (Parameter 'privateKey')",
            [("FLIGHTS_TLS_CERTIFICATE_FILE", "{certificate}"), ("FLIGHTS_TLS_KEY_FILE", "{other}")]
        },
        {
            "FLIGHTS_TLS_CLIENT_CA_FILE is '{key}': There is no certificate in it.",
            [("FLIGHTS_TLS_CERTIFICATE_FILE", "{certificate}"), ("FLIGHTS_TLS_KEY_FILE", "{key}"), ("FLIGHTS_TLS_CLIENT_CA_FILE", "{key}")]
        },
        {
            "FLIGHTS_TLS_CLIENT_CA_FILE is set, but not FLIGHTS_TLS_CERTIFICATE_FILE: only with TLS callers have certificates.",
            [("FLIGHTS_TLS_CLIENT_CA_FILE", "{certificate}")]
        },
        { "FLIGHTS_TLS_CA_FILE is '/nowhere': Could not find file '/nowhere'.", [("FLIGHTS_TLS_CA_FILE", "/nowhere")] },
        { "FLIGHTS_LISTEN is 'https://127.0.0.1:0/': FLIGHTS_TLS_CERTIFICATE_FILE is not set.", [("FLIGHTS_LISTEN", "https://127.0.0.1:0")] },
    };

    [Theory]
    [MemberData(nameof(WrongOptions))]
    public async Task Options_ThatAreWrong_EndTheStart(string error, (string Name, string Value)[] variables)
    {
        var (certificate, key) = _authority.Server();
        var files = new Dictionary<string, string>
        {
            ["{certificate}"] = _folder.Write("certificate", certificate),
            ["{key}"] = _folder.Write("key", key),
            ["{other}"] = _folder.Write("other", _authority.Server().Key),
        };

        var failure = await Assert.ThrowsAsync<OptionsException>(
            () => StartAsync([.. variables.Select(variable => (variable.Name, files.GetValueOrDefault(variable.Value, variable.Value)))]));

        Assert.Equal([files.Aggregate(error, (text, file) => text.Replace(file.Key, file.Value, StringComparison.Ordinal))], failure.Errors);
    }

    public void Dispose() => _folder.Dispose();

    private static TestModule Parser => new("parser")
    {
        Services = services => services.Services.AddSingleton(new TestParserService(_ => Task.FromResult(new V1.Flight { Name = "reached" }))),
        Grpc = endpoints => endpoints.MapGrpcService<TestParserService>(),
    };

    private static Task<TestHost> StartAsync((string, string)[] variables) =>
        TestHost.StartAsync(
            TestHost.Settings() with
            {
                Overrides = variables.Concat([("FLIGHTS_LISTEN", "http://127.0.0.1:0"), ("FLIGHTS_BUS", "in-memory")])
                    .DistinctBy(variable => variable.Item1).ToDictionary(variable => variable.Item1, variable => variable.Item2),
            },
            Parser);

    private static Uri ServiceAddress(TestHost host) => new($"https://{host.Channel.Target}");

    private static GrpcChannel Open(TestHost host, PeerOptions options) =>
        new PeerConnections(options, NullLoggerFactory.Instance).OpenChannel(ServiceAddress(host));

    private static Task<string> CallAsync(GrpcChannel channel) => CallAsync(new V1.ParserService.ParserServiceClient(channel));

    private static async Task<string> CallAsync(V1.ParserService.ParserServiceClient client)
    {
        try
        {
            return (await client.ParseReportAsync(new V1.ParseReportRequest(), cancellationToken: TestContext.Current.CancellationToken)).Flight.Name;
        }
        catch (RpcException error)
        {
            // What the client itself says of a connection that it has not got.
            return error is { StatusCode: StatusCode.Unavailable or StatusCode.Internal, Status.DebugException: not null } ? "refused" : error.StatusCode.ToString();
        }
    }

    private (string, string)[] Server((string Certificate, string Key) issued) =>
    [
        ("FLIGHTS_BUS", "in-memory"),
        ("FLIGHTS_TLS_CERTIFICATE_FILE", _folder.Write("certificate", issued.Certificate)),
        ("FLIGHTS_TLS_KEY_FILE", _folder.Write("key", issued.Key)),
    ];

    private PeerOptions Authority() => new() { CaFile = _folder.Write("trusted", _authority.Pem) };

    private PeerOptions Shown((string Certificate, string Key) issued, string name = "caller") => new()
    {
        CaFile = _folder.Write("trusted", _authority.Pem),
        CertificateFile = _folder.Write(name, issued.Certificate),
        KeyFile = _folder.Write(name + "-key", issued.Key),
    };
}
