using System.CommandLine;
using Flights.Cli.Asking;

namespace Flights.EndToEnd.Tests.Asking;

/// <summary>Which services a command asks by its arguments.</summary>
public sealed class SuiteOptionsTests
{
    [Fact]
    public void Server_IsTheAddressOfAllServices()
    {
        var addresses = Parse("--server", "http://flights.example.org:5100").Of.Addresses()!;

        var expected = new Uri("http://flights.example.org:5100");
        Assert.Equal([expected, expected, expected, expected], [addresses.Parser, addresses.BaselineStore, addresses.Classifier, addresses.Notifier]);
    }

    [Fact]
    public void Nothing_IsTheServicesThatTheEnvironmentNames()
    {
        var (choice, errors) = Parse();

        Assert.Equal((null, null), (choice.Server, choice.Data));
        Assert.Empty(errors);
        Assert.NotNull(choice.Addresses());
    }

    [Fact]
    public void Data_IsAnEmbeddedSuite()
    {
        var choice = Parse("--data", "folder").Of;

        Assert.Equal("folder", choice.Data!.ToString());
        Assert.Null(choice.Addresses());
    }

    [Theory]
    [InlineData("--server takes an address such as http://127.0.0.1:5100, and 'flights' is none.", "--server", "flights")]
    [InlineData("--server takes an address such as http://127.0.0.1:5100, and 'ftp://flights' is none.", "--server", "ftp://flights")]
    [InlineData("choose one", "--server", "http://flights", "--data", "folder")]
    public void WrongChoices_AreRefused(string message, params string[] arguments) =>
        Assert.Contains(message, Assert.Single(Parse(arguments).Errors), StringComparison.Ordinal);

    private static (SuiteChoice Of, IReadOnlyList<string> Errors) Parse(params string[] arguments)
    {
        var options = new SuiteOptions();
        var command = new RootCommand();
        options.AddTo(command);
        var parsed = command.Parse(arguments);
        return (options.Of(parsed), [.. parsed.Errors.Select(error => error.Message)]);
    }
}
