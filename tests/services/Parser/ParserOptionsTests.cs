using Flights.Domain.Flights;
using Flights.Parser;
using Flights.Platform;
using Flights.Platform.Hosting;
using Flights.Platform.Options;

namespace Flights.Services.Tests.Parser;

public sealed class ParserOptionsTests
{
    [Fact]
    public void Build_WrongOptions_AreToldAllTogether()
    {
        var settings = new HostSettings
        {
            UseEnvironment = false,
            Overrides = new Dictionary<string, string>
            {
                ["FLIGHTS_PARSER_MAX_REPORT_BYTES"] = "1000",
                ["FLIGHTS_PARSER_LAB_HOSTS"] = "a.example.org=Wrong Lab,=b,c.example.org=d,c.example.org=e",
            },
        };

        var message = Assert.Throws<OptionsException>(() => ServiceHost.Build(settings, new ParserModule())).Message;

        Assert.Contains("FLIGHTS_PARSER_MAX_REPORT_BYTES", message, StringComparison.Ordinal);
        Assert.Contains("'a.example.org=Wrong Lab'", message, StringComparison.Ordinal);
        Assert.Contains("'=b'", message, StringComparison.Ordinal);
        Assert.Contains("'c.example.org' stands there twice", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://logs.example.org/1/", "host.example.org", "orchard")]
    [InlineData("http://else.example.org/1/", "host.example.org", "meadow")]
    [InlineData("no address", "HOST.example.org", "meadow")]
    [InlineData("http://else.example.org/1/", "", "default")]
    public void LabHosts_Of_AsksTheLogsFirst(string uri, string host, string lab)
    {
        var hosts = LabHosts.Read("logs.example.org=orchard,host.example.org=meadow", out var errors);

        Assert.Empty(errors);
        Assert.Equal(lab, hosts.Of(new Report { LogsUris = [uri], ReportingHost = host }).Value);
    }
}
