using Flights.Platform.Tests.Bus;
using Flights.Services.Tests.Parser.Imap;

namespace Flights.EndToEnd.Tests.Imap;

/// <summary>The parser as a process that reads a mailbox, between a real IMAP server and a real broker.</summary>
public sealed class ImapProcessTests : IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("flights-test-");

    public void Dispose() => _data.Delete(recursive: true);

    [Fact]
    public async Task Mail_WhileTheBusIsDownAndTheParserKilled_IsReportedOnce()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(120));
        var broker = TestServers.RabbitMq("imap");
        await using var folder = await TestFolder.CreateAsync();
        await using var reported = await ReportedFlights.StartAsync(broker, patience.Token);
        await using var line = new CuttableProxy(new Uri(broker));

        await folder.AppendAsync(TestMails.Report(7100));
        await using (var parser = await StartAsync(folder, line.Address.ToString(), patience.Token))
        {
            Assert.Equal("labs/default/flights/7100", await reported.NextAsync(patience.Token));
            // The broker hands a message on before the parser hears that it is safe.
            await parser.WaitForLogAsync("Published labs/default/flights/7100", patience.Token);
            await line.CutAsync();
            await folder.AppendAsync(TestMails.Report(7101));
            await parser.WaitForLogAsync("BUS_UNAVAILABLE", patience.Token);
        }

        await using (await StartAsync(folder, broker, patience.Token))
        {
            Assert.Equal("labs/default/flights/7101", await reported.NextAsync(patience.Token));
            await folder.AppendAsync(TestMails.Report(7102));
            Assert.Equal("labs/default/flights/7102", await reported.NextAsync(patience.Token));
        }
    }

    [Fact]
    public async Task Certificate_ThatNobodyTrusts_IsRefused()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        var broker = TestServers.RabbitMq("imap");
        await using var folder = await TestFolder.CreateAsync();
        await using var parser = await StartAsync(folder, broker, patience.Token, ("SSL_CERT_FILE", "/dev/null"));

        await parser.WaitForLogAsync("TLS_FAILED", patience.Token);
    }

    [Fact]
    public async Task Address_ThatWouldShowThePassword_EndsTheProcess()
    {
        var ended = await Command.RunServiceAsync(
            "Parser",
            new Dictionary<string, string>
            {
                ["FLIGHTS_PARSER_IMAP_URI"] = "imap://mail.example.org",
                ["FLIGHTS_PARSER_IMAP_USER"] = "ann",
                ["FLIGHTS_PARSER_IMAP_PASSWORD_FILE"] = typeof(ImapProcessTests).Assembly.Location,
            });

        Assert.Equal(78, ended.ExitCode);
        Assert.Contains("would send the password in clear over a network", ended.Errors, StringComparison.Ordinal);
    }

    private async Task<ServiceProcess> StartAsync(
        TestFolder folder, string broker, CancellationToken cancellationToken, params (string Name, string Value)[] variables)
    {
        var password = Path.Combine(_data.FullName, "password");
        await File.WriteAllTextAsync(password, ImapServer.Password, cancellationToken);
        var environment = new Dictionary<string, string>
        {
            ["FLIGHTS_BUS"] = "rabbitmq",
            ["FLIGHTS_RABBITMQ_URI"] = broker,
            ["FLIGHTS_BUS_PUBLISH_TIMEOUT"] = "5s",
            ["FLIGHTS_DATA"] = _data.FullName,
            ["FLIGHTS_PARSER_IMAP_URI"] = TestServers.ImapOverTls,
            ["FLIGHTS_PARSER_IMAP_USER"] = folder.User,
            ["FLIGHTS_PARSER_IMAP_PASSWORD_FILE"] = password,
            ["FLIGHTS_PARSER_IMAP_FOLDER"] = folder.Name,
            ["SSL_CERT_FILE"] = TestServers.ImapCertificate,
        };
        foreach (var (name, value) in variables)
        {
            environment[name] = value;
        }

        return await ServiceProcess.StartAsync("Parser", ServiceProcess.FreeAddress(), environment, cancellationToken);
    }
}
