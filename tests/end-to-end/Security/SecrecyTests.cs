using System.Diagnostics;
using System.Text.RegularExpressions;
using Flights.Embedded;
using Flights.Platform;
using Flights.Platform.Hosting;
using Flights.Platform.Telemetry;
using Flights.Platform.Tests.Security;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace Flights.EndToEnd.Tests.Security;

/// <summary>Whatever is logged and traced of a replay: no token, no key, no password and no mail address is in it.</summary>
public sealed class SecrecyTests : IDisposable
{
    private const string Address = @"[\w.+-]+@[\w-]+(\.[\w-]+)+";

    private readonly TempFolder _folder = new();
    private readonly TestIssuer _issuer = TestIssuer.Symmetric();
    private readonly string _token;

    public SecrecyTests() => _token = _issuer.Token("submitter");

    [Fact]
    public async Task Log_OfEverythingAtTheLowestLevel_TellsNoSecret()
    {
        await using var database = await PostgresqlDatabase.NewAsync();
        var variables = Variables().Concat(database.Variables).Append(new("FLIGHTS_LOG_LEVEL", "trace")).ToDictionary();
        await using var suite = await ServiceProcess.StartAsync(
            "Embedded", ServiceProcess.FreeAddress(), variables, TestContext.Current.CancellationToken);

        await ReplayAsync(suite.Address, "tests/samples", "tests/refused-samples");
        var refused = await Command.RunAsync(["submit", Inputs.Samples[0]], Caller(suite.Address, TestIssuer.Symmetric().Token("submitter")));

        var log = suite.Log;
        Assert.Equal(69, refused.ExitCode);
        Assert.Contains("trce: ", log, StringComparison.Ordinal);
        Assert.Contains("TOKEN_INVALID", log, StringComparison.Ordinal);
        await AssertTellsNothingAsync(log, Uri.UnescapeDataString(TestServers.Postgres.UserInfo.Split(':')[1]));
    }

    [Fact]
    public async Task Trace_OfAReplay_TellsNoSecret()
    {
        var spans = new List<Activity>();
        using (Sdk.CreateTracerProviderBuilder()
            .AddSource("MassTransit", "Microsoft.AspNetCore", "System.Net.Http", "Grpc.Net.Client", "Npgsql")
            .AddSource([.. FlightsTelemetry.SourceNames])
            .AddInMemoryExporter(spans)
            .Build())
        {
            await using var suite = EmbeddedSuite.Build(new HostSettings
            {
                UseEnvironment = false,
                StopsOnSignals = false,
                LogLevel = LogLevel.None,
                Overrides = Variables().Append(new("FLIGHTS_LISTEN", "http://127.0.0.1:0")).ToDictionary(),
            });
            await suite.StartAsync(TestContext.Current.CancellationToken);
            await ReplayAsync(ServiceHost.AddressOf(suite), Inputs.Samples[0], Inputs.Samples[1]);
            await suite.StopAsync(TestContext.Current.CancellationToken);
        }

        // The list is complete, and nobody writes to it any more, when suite and provider are disposed of.
        Assert.Contains(spans, span => span.OperationName == FlightsTelemetry.Spans.Parse);
        Assert.Contains(spans, span => span.Source.Name == "MassTransit");
        await AssertTellsNothingAsync(string.Join('\n', spans.Select(Text)));
    }

    public void Dispose() => _folder.Dispose();

    private static string Text(Activity span) => string.Join(
        '\n',
        span.TagObjects.Concat(span.Events.SelectMany(happened => happened.Tags))
            .Select(tag => $"{tag.Key}={tag.Value}")
            .Concat(span.Baggage.Select(item => $"{item.Key}={item.Value}"))
            .Prepend($"{span.DisplayName} {span.StatusDescription}"));

    private static async Task<HashSet<string>> AddressesAsync()
    {
        var addresses = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in Inputs.Samples.Concat(Inputs.NoReports))
        {
            var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
            addresses.UnionWith(Regex.Matches(text, Address).Select(match => match.Value));
        }

        return addresses;
    }

    private async Task ReplayAsync(Uri suite, params string[] paths)
    {
        var ended = await Command.RunAsync(["replay", "--connect", .. paths.Select(path => Path.Combine(Inputs.Root, path))], Caller(suite, _token));

        // What is no report is told of, and the rest read.
        Assert.True(ended.ExitCode is 0 or 65, ended.Errors);
    }

    private Dictionary<string, string> Variables()
    {
        var broker = TestServers.RabbitMqOverTls;
        return new Dictionary<string, string>
        {
            ["FLIGHTS_BUS"] = "rabbitmq",
            ["FLIGHTS_RABBITMQ_URI"] = new UriBuilder(broker) { UserName = "", Password = "" }.Uri.ToString(),
            ["FLIGHTS_RABBITMQ_USER"] = broker.UserInfo.Split(':')[0],
            ["FLIGHTS_RABBITMQ_PASSWORD_FILE"] = _folder.Write("password", broker.UserInfo.Split(':')[1]),
            ["FLIGHTS_RABBITMQ_CA_FILE"] = TestServers.RabbitMqCertificate,
            ["FLIGHTS_AUTH_KEY_FILE"] = _folder.Write("key", _issuer.KeyFile),
            ["FLIGHTS_AUTH_ISSUER"] = TestIssuer.Name,
            ["FLIGHTS_DATA"] = Path.GetDirectoryName(_folder.Write("data", ""))!,
        };
    }

    private Dictionary<string, string> Caller(Uri suite, string token)
    {
        var variables = ParserServer.AddressesOf(suite);
        variables["FLIGHTS_TOKEN_FILE"] = _folder.Write("token", token);
        return variables;
    }

    private async Task AssertTellsNothingAsync(string text, params string[] passwords)
    {
        var addresses = await AddressesAsync();
        string[] secrets = [_token, _token.Split('.')[2], _issuer.KeyFile, TestServers.RabbitMqOverTls.UserInfo.Split(':')[1], .. passwords];

        Assert.True(addresses.Count > 10, "The samples' addresses were not found.");
        Assert.Empty(secrets.Concat(addresses).Where(secret => text.Contains(secret, StringComparison.OrdinalIgnoreCase)));
    }
}
