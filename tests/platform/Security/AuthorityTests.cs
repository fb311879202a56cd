using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Flights.Platform.Tests.Security;

/// <summary>Tokens of an OpenID Connect authority, which is a server of its own here.</summary>
public sealed class AuthorityTests
{
    private const string Path = "/flights.v1.BaselineService/GetFlight";

    [Fact]
    public async Task Token_OfAnAuthority_IsCheckedWithItsKeysAndItsIssuer()
    {
        using var key = RSA.Create(2048);
        var jwk = JwkOf(key);
        await using var authority = await StartAuthorityAsync(jwk);
        await using var host = await StartAsync(authority.Urls.Single());
        var issuer = TestIssuer.Rsa(own => { own.ImportParameters(key.ExportParameters(includePrivateParameters: true)); return jwk; });

        Assert.Equal("let in", await AccessHost.CallAsync(host.Channel, Path, issuer.Token("reader")));
        Assert.Equal("PermissionDenied ROLE_MISSING", await AccessHost.CallAsync(host.Channel, "/flights.v1.ParserService/SubmitReport", issuer.Token("reader")));
        Assert.Equal("Unauthenticated TOKEN_WRONG_ISSUER", await AccessHost.CallAsync(host.Channel, Path, issuer.Token("reader", ("iss", "https://else"))));
        Assert.Equal("Unauthenticated TOKEN_INVALID", await AccessHost.CallAsync(host.Channel, Path, TestIssuer.Rsa(JwkOf).Token("reader")));
    }

    [Fact]
    public async Task Token_WithoutItsAuthority_CannotBeChecked()
    {
        var authority = await StartAuthorityAsync("{}");
        var address = authority.Urls.Single();
        await authority.DisposeAsync();
        await using var host = await StartAsync(address);

        Assert.Equal("Unavailable AUTHORITY_UNAVAILABLE", await AccessHost.CallAsync(host.Channel, Path, TestIssuer.Rsa(JwkOf).Token("reader")));
        Assert.Equal("Unauthenticated TOKEN_MISSING", await AccessHost.CallAsync(host.Channel, Path, null));
    }

    private static Task<TestHost> StartAsync(string authority) => TestHost.StartAsync(
        TestHost.Settings(("FLIGHTS_BUS", "in-memory"), ("FLIGHTS_AUTH_AUTHORITY", authority)), AccessHost.AllServices);

    private static async Task<WebApplication> StartAuthorityAsync(string jwk)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapGet("/.well-known/openid-configuration", (HttpRequest request) => Results.Json(new
        {
            issuer = TestIssuer.Name,
            jwks_uri = $"http://{request.Host}/keys",
        }));
        app.MapGet("/keys", () => Results.Text($$"""{"keys": [{{jwk}}]}""", "application/json"));
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }

    private static string JwkOf(RSA key)
    {
        var numbers = key.ExportParameters(includePrivateParameters: false);
        return $$"""{"kty": "RSA", "use": "sig", "n": "{{Base64Url.EncodeToString(numbers.Modulus)}}", "e": "{{Base64Url.EncodeToString(numbers.Exponent)}}"}""";
    }
}
