using System.Net;

namespace Flights.Platform.Tests.Json;

/// <summary>The page that shows the methods.</summary>
public sealed class PageTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/", "text/html; charset=utf-8")]
    [InlineData("/page.js", "text/javascript; charset=utf-8")]
    [InlineData("/page.css", "text/css; charset=utf-8")]
    [InlineData("/openapi.json", "application/json")]
    public async Task Page_IsServed_AndMayAskThisHostAlone(string path, string type)
    {
        await using var host = await JsonHost.StartAsync(new EchoServices().Module);

        using var answer = await host.Client.GetAsync(path, Cancellation);
        var content = await answer.Content.ReadAsStringAsync(Cancellation);

        Assert.Equal((HttpStatusCode.OK, type), (answer.StatusCode, answer.Content.Headers.ContentType!.ToString()));
        Assert.Equal(
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            Assert.Single(answer.Headers.GetValues("content-security-policy")));
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("x-content-type-options")));
        Assert.True(path == "/openapi.json" || !content.Contains("://", StringComparison.Ordinal), "It names a foreign host.");
    }

    [Fact]
    public async Task Page_HasNothingInlineThatThePolicyForbids()
    {
        await using var host = await JsonHost.StartAsync(new EchoServices().Module);

        var page = await host.Client.GetStringAsync("/", Cancellation);
        var script = await host.Client.GetStringAsync("/page.js", Cancellation);

        Assert.DoesNotContain("style=", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("onclick=", page, StringComparison.Ordinal);
        Assert.DoesNotContain("innerHTML", script, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/openapi.json")]
    [InlineData("/v1/labs/l/flights/7")]
    public async Task Json_WithoutTheOption_IsServedNowhere(string path)
    {
        await using var host = await TestHost.StartAsync(
            TestHost.Settings(("FLIGHTS_BUS", "in-memory"), ("FLIGHTS_HTTP_LISTEN", "http://127.0.0.1:0")), new EchoServices().Module);
        using var client = new HttpClient();
        using var overHttp2 = new HttpRequestMessage(HttpMethod.Get, new Uri(JsonHost.ServedAt(host)[0], path))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };

        using var pages = await client.GetAsync(new Uri(JsonHost.AddressOf(host), path), Cancellation);
        using var calls = await client.SendAsync(overHttp2, Cancellation);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (pages.StatusCode, calls.StatusCode));
    }

    [Fact]
    public async Task OperatorPages_WhereJsonIsServed_AreNotThere_NorJsonThere()
    {
        await using var host = await TestHost.StartAsync(
            TestHost.Settings(("FLIGHTS_BUS", "in-memory"), ("FLIGHTS_HTTP_LISTEN", "http://127.0.0.1:0"), ("FLIGHTS_JSON_LISTEN", "http://127.0.0.1:0")),
            new EchoServices().Module);
        using var client = new HttpClient();
        var operators = JsonHost.ServedAt(host)[1];
        var json = JsonHost.ServedAt(host)[2];

        async Task<HttpStatusCode> Ask(Uri address, string path)
        {
            using var answer = await client.GetAsync(new Uri(address, path), Cancellation);
            return answer.StatusCode;
        }

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (await Ask(operators, "/health/live"), await Ask(json, "/health/live")));
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), (await Ask(operators, "/v1/labs/l/flights/7"), await Ask(json, "/v1/labs/l/flights/7")));
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), (await Ask(operators, "/"), await Ask(json, "/")));
    }
}
