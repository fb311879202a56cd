using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Flights.Platform.Tests.Json;

/// <summary>A started host that serves JSON, and a client of it.</summary>
public sealed class JsonHost : IAsyncDisposable
{
    private readonly TestHost _host;

    private JsonHost(TestHost host, HttpClient client)
    {
        _host = host;
        Client = client;
        Client.BaseAddress = AddressOf(host);
    }

    public HttpClient Client { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Where a host serves JSON: it listens there last.</summary>
    public static Uri AddressOf(TestHost host) => ServedAt(host)[^1];

    /// <summary>Where a host listens, in the order of its options: for calls by gRPC, for its operators, for JSON.</summary>
    public static Uri[] ServedAt(TestHost host) =>
        [.. host.Part<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Select(address => new Uri(address))];

    public static async Task<JsonHost> StartAsync(TestModule module, params (string, string)[] variables) => new(
        await TestHost.StartAsync(
            TestHost.Settings([("FLIGHTS_BUS", "in-memory"), ("FLIGHTS_JSON_LISTEN", "http://127.0.0.1:0"), .. variables]), module),
        new HttpClient());

    /// <summary>Calls by JSON.</summary>
    /// <param name="verb">The method of HTTP.</param>
    /// <param name="path">The path, with parameters.</param>
    /// <param name="body">The body; null for none.</param>
    /// <param name="token">The token; null for none.</param>
    /// <returns>The status of HTTP, and the JSON of the answer.</returns>
    public async Task<(int Status, JsonNode Json)> CallAsync(string verb, string path, string? body = null, string? token = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(verb), path);
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        return await SendAsync(request);
    }

    /// <summary>Sends a request of the test's own.</summary>
    public async Task<(int Status, JsonNode Json)> SendAsync(HttpRequestMessage request)
    {
        using var answer = await Client.SendAsync(request, Cancellation);
        var text = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.StartsWith("application/json", answer.Content.Headers.ContentType?.ToString(), StringComparison.Ordinal);
        return ((int)answer.StatusCode, JsonNode.Parse(text)!);
    }

    /// <summary>An error as one line: the status of HTTP, the canonical code, the reason and the fields.</summary>
    public static string Summary((int Status, JsonNode Json) answer)
    {
        var details = answer.Json["details"]?.AsArray() ?? [];
        var reason = details.FirstOrDefault(detail => detail!["@type"]!.ToString().EndsWith("ErrorInfo", StringComparison.Ordinal))?["reason"];
        var fields = details.FirstOrDefault(detail => detail!["@type"]!.ToString().EndsWith("BadRequest", StringComparison.Ordinal))?["fieldViolations"]
            ?.AsArray().Select(violation => violation!["field"]!.ToString()) ?? [];
        return string.Join(' ', [$"{answer.Status}", $"{answer.Json["code"]}", $"{reason}", .. fields]);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _host.DisposeAsync();
    }
}
