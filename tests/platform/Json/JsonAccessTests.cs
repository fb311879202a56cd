using Flights.Platform.Security;
using Flights.Platform.Tests.Security;

namespace Flights.Platform.Tests.Json;

/// <summary>Who may call what by JSON: every path, with every role, as by gRPC.</summary>
public sealed class JsonAccessTests
{
    private const string LetIn = "501 12 ";

    private static readonly (string? Role, Func<Role, string> Answer)[] Callers =
    [
        (null,        _ => "401 16 TOKEN_MISSING"),
        ("nobody",    _ => "403 7 ROLE_MISSING"),
        ("reader",    needed => needed <= Role.Reader ? LetIn : "403 7 ROLE_MISSING"),
        ("submitter", needed => needed <= Role.Submitter ? LetIn : "403 7 ROLE_MISSING"),
        ("operator",  _ => LetIn),
    ];

    [Fact]
    public async Task EveryPath_ByEveryCaller_IsOpenToItsRoleAlone()
    {
        var issuer = TestIssuer.Symmetric();
        using var folder = new TempFolder();
        await using var host = await JsonHost.StartAsync(AccessHost.AllServices, Auth(folder, issuer));
        var operations = OpenApiTests.Operations(await OpenApiTests.DocumentOf(host)).ToList();
        Assert.NotEmpty(operations);

        foreach (var (verb, path, operation) in operations)
        {
            var method = string.Join('/', operation["operationId"]!.ToString().Split('_').Take(2));
            foreach (var (role, answer) in Callers)
            {
                var body = operation["requestBody"] is null ? null : "{}";
                var told = await host.CallAsync(verb, path.Replace('{', 'x').Replace('}', 'x'), body, role is null ? null : issuer.Token(role));

                Assert.Equal((verb, path, role, answer(MethodRoles.Table[$"/flights.v1.{method}"])), (verb, path, role, JsonHost.Summary(told)));
            }
        }
    }

    [Fact]
    public async Task Refusal_ForWantOfAToken_SaysWhichSchemeIsAskedFor()
    {
        using var folder = new TempFolder();
        await using var host = await JsonHost.StartAsync(AccessHost.AllServices, Auth(folder, TestIssuer.Symmetric()));

        using var answer = await host.Client.GetAsync("/v1/labs/l/flights/7", TestContext.Current.CancellationToken);

        Assert.Equal("Bearer", Assert.Single(answer.Headers.WwwAuthenticate).Scheme);
    }

    [Fact]
    public async Task Body_OfWhoMayNot_IsNotRead()
    {
        var issuer = TestIssuer.Symmetric();
        using var folder = new TempFolder();
        await using var host = await JsonHost.StartAsync(AccessHost.AllServices, Auth(folder, issuer));

        Assert.Equal("403 7 ROLE_MISSING", JsonHost.Summary(await host.CallAsync("POST", "/v1/reports:submit", "no JSON", issuer.Token("reader"))));
        Assert.Equal("400 3 JSON_BODY_INVALID", JsonHost.Summary(await host.CallAsync("POST", "/v1/reports:submit", "no JSON", issuer.Token("submitter"))));
    }

    /// <summary>The name by which a process without tokens is called, and whether it answers.</summary>
    public static TheoryData<string, string> Hosts => new()
    {
        { "127.0.0.1:80",          "200  " },
        { "localhost:80",          "200  " },
        { "[::1]:80",              "200  " },
        { "anybody.example.org",   "403 7 WRONG_HOST" },
        { "localhost.example.org", "403 7 WRONG_HOST" },
    };

    [Theory]
    [MemberData(nameof(Hosts))]
    public async Task ProcessOfThisMachineAlone_CalledByAnotherName_Refuses(string name, string summary)
    {
        await using var host = await JsonHost.StartAsync(new EchoServices().Module);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/labs/l/flights/7");
        request.Headers.Host = name;

        Assert.Equal(summary, JsonHost.Summary(await host.SendAsync(request)));
    }

    [Fact]
    public async Task ProcessThatAsksForTokens_IsCalledByAnyName()
    {
        var issuer = TestIssuer.Symmetric();
        using var folder = new TempFolder();
        await using var host = await JsonHost.StartAsync(new EchoServices().Module, Auth(folder, issuer));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/labs/l/flights/7");
        request.Headers.Host = "flights.example.org";
        request.Headers.Add("authorization", $"Bearer {issuer.Token("reader")}");

        Assert.Equal("200  ", JsonHost.Summary(await host.SendAsync(request)));
    }

    private static (string, string)[] Auth(TempFolder folder, TestIssuer issuer) =>
        [("FLIGHTS_AUTH_KEY_FILE", folder.Write("key", issuer.KeyFile)), ("FLIGHTS_AUTH_ISSUER", TestIssuer.Name)];
}
