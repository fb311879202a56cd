using Flights.Platform.Security;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;

namespace Flights.Platform.Tests.Security;

/// <summary>Who may call what: every method of every service, with every kind of token, over a real connection.</summary>
/// <param name="host">The host that is called.</param>
public sealed class AccessTests(AccessHost host) : IClassFixture<AccessHost>
{
    private const string LetIn = "let in";
    private const string NoRole = "PermissionDenied ROLE_MISSING";

    private static readonly (string Caller, Func<TestIssuer, string?> Token, Func<Role, string> Answer)[] Callers =
    [
        // who                  token                                                         answer, by the role that the method asks for
        ("reader",              issuer => issuer.Token("reader"),                             needed => needed <= Role.Reader ? LetIn : NoRole),
        ("submitter",           issuer => issuer.Token("submitter"),                          needed => needed <= Role.Submitter ? LetIn : NoRole),
        ("operator",            issuer => issuer.Token("operator"),                           _ => LetIn),
        ("of several roles",    issuer => issuer.Token("", ("roles", "openid reader operator")), _ => LetIn),
        ("of an unknown role",  issuer => issuer.Token("Operator"),                           needed => needed == Role.Anyone ? LetIn : NoRole),
        ("of no role",          issuer => issuer.Token("", ("roles", null)),                  needed => needed == Role.Anyone ? LetIn : NoRole),
        ("no token",            _ => null,                                                    Unless("TOKEN_MISSING")),
        ("no token at all",     _ => "operator",                                              Unless("TOKEN_INVALID")),
        ("wrong key",           _ => TestIssuer.Symmetric().Token("operator"),                Unless("TOKEN_INVALID")),
        ("no signature",        _ => TestIssuer.Keyless().Token("operator"),                 Unless("TOKEN_INVALID")),
        ("changed afterwards",  issuer => Promoted(issuer),                                   Unless("TOKEN_INVALID")),
        ("expired",             issuer => issuer.Token("operator", ("exp", InSeconds(-60))),  Unless("TOKEN_EXPIRED")),
        ("of tomorrow",         issuer => issuer.Token("operator", ("nbf", InSeconds(3000))), Unless("TOKEN_EXPIRED")),
        ("for ever",            issuer => issuer.Token("operator", ("exp", null)),            Unless("TOKEN_EXPIRED")),
        ("wrong audience",      issuer => issuer.Token("operator", ("aud", "others")),        Unless("TOKEN_WRONG_AUDIENCE")),
        ("no audience",         issuer => issuer.Token("operator", ("aud", null)),            Unless("TOKEN_WRONG_AUDIENCE")),
        ("wrong issuer",        issuer => issuer.Token("operator", ("iss", "https://else")),  Unless("TOKEN_WRONG_ISSUER")),
        ("no issuer",           issuer => issuer.Token("operator", ("iss", null)),            Unless("TOKEN_WRONG_ISSUER")),
    ];

    public static TheoryData<string, string> MethodsAndCallers
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (var path in MethodRoles.Table.Keys)
            {
                foreach (var (caller, _, _) in Callers)
                {
                    rows.Add(path, caller);
                }
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(MethodsAndCallers))]
    public async Task Method_ByCaller_IsOpenToItsRoleAlone(string path, string caller)
    {
        var (_, token, answer) = Callers.Single(row => row.Caller == caller);

        Assert.Equal(answer(MethodRoles.Table[path]), await AccessHost.CallAsync(host.Channel, path, token(host.Issuer)));
    }

    [Theory]
    [InlineData("/flights.v1.ParserService/NoSuchMethod")]
    [InlineData("/flights.v1.NoSuchService/GetFlight")]
    public async Task Method_ThatIsNotThere_IsClosed(string path) =>
        Assert.Equal("PermissionDenied METHOD_CLOSED", await AccessHost.CallAsync(host.Channel, path, host.Issuer.Token("operator")));

    [Fact]
    public async Task Refusal_OfARole_SaysWhichAndWhatToDo()
    {
        var client = new V1.ParserService.ParserServiceClient(host.Channel);
        var headers = new Metadata { { "authorization", $"Bearer {host.Issuer.Token("reader")}" } };

        var answer = await Assert.ThrowsAsync<RpcException>(async () => await client.ExcludeFlightAsync(
            new V1.ExcludeFlightRequest(), headers, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal("The call needs the role 'operator', which the token's claim 'roles' does not give: get a token with it.", answer.Status.Detail);
        Assert.Equal("operator", answer.GetRpcStatus()!.GetDetail<Google.Rpc.ErrorInfo>().Metadata["role"]);
        Assert.Equal("flights", answer.GetRpcStatus()!.GetDetail<Google.Rpc.ErrorInfo>().Domain);
    }

    [Fact]
    public async Task Method_WithoutAnEntry_IsClosedToAnOperatorToo()
    {
        using var folder = new TempFolder();
        var module = new TestModule { Grpc = endpoints => endpoints.MapGrpcService<UnlistedService>() };
        await using var unlisted = await TestHost.StartAsync(
            TestHost.Settings(
                ("FLIGHTS_BUS", "in-memory"),
                ("FLIGHTS_AUTH_KEY_FILE", folder.Write("key", host.Issuer.KeyFile)),
                ("FLIGHTS_AUTH_ISSUER", TestIssuer.Name)),
            module);

        Assert.Equal(
            "PermissionDenied METHOD_CLOSED", await AccessHost.CallAsync(unlisted.Channel, UnlistedService.Path, host.Issuer.Token("operator")));
    }

    [Fact]
    public async Task Method_WithoutAnEntry_IsOpenWhereNoTokenIsAskedFor()
    {
        await using var open = await TestHost.StartAsync(new TestModule { Grpc = endpoints => endpoints.MapGrpcService<UnlistedService>() });

        Assert.Equal(LetIn, await AccessHost.CallAsync(open.Channel, UnlistedService.Path, null));
    }

    [Theory]
    [InlineData("false", "Unauthenticated TOKEN_MISSING")]
    [InlineData("true", LetIn)]
    public async Task Reflection_WithoutToken_IsOpenByOption(string option, string answer)
    {
        using var folder = new TempFolder();
        await using var open = await AccessHost.StartAsync(folder.Write("key", host.Issuer.KeyFile), ("FLIGHTS_AUTH_OPEN_REFLECTION", option));

        Assert.Equal(answer, await AccessHost.CallAsync(open.Channel, "/grpc.reflection.v1.ServerReflection/ServerReflectionInfo", null));
    }

    private static Func<Role, string> Unless(string reason) => needed => needed == Role.Anyone ? LetIn : $"Unauthenticated {reason}";

    private static long InSeconds(int seconds) => DateTimeOffset.UtcNow.ToUnixTimeSeconds() + seconds;

    // The claims of an operator under the signature of a reader.
    private static string Promoted(TestIssuer issuer)
    {
        var reader = issuer.Token("reader").Split('.');
        return $"{reader[0]}.{issuer.Token("operator").Split('.')[1]}.{reader[2]}";
    }

    // As protoc would generate it.
    [BindServiceMethod(typeof(UnlistedServiceBase), nameof(Bind))]
    private abstract class UnlistedServiceBase
    {
        public const string Path = "/flights.v1.UnlistedService/Do";

        private static readonly Marshaller<byte[]> Bytes = Marshallers.Create(value => value, value => value);

        private static readonly Method<byte[], byte[]> Method = new(MethodType.Unary, "flights.v1.UnlistedService", nameof(Do), Bytes, Bytes);

        public static void Bind(ServiceBinderBase binder, UnlistedServiceBase? service) =>
            binder.AddMethod(Method, service is null ? (UnaryServerMethod<byte[], byte[]>?)null : service.Do);

        public virtual Task<byte[]> Do(byte[] request, ServerCallContext context) => Task.FromResult(request);
    }

    private sealed class UnlistedService : UnlistedServiceBase;
}
