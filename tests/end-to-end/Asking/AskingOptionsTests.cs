using System.CommandLine;
using Flights.Cli.History;
using Flights.Cli.Status;

namespace Flights.EndToEnd.Tests.Asking;

/// <summary>Options of the asking commands that are wrong.</summary>
public sealed class AskingOptionsTests
{
    [Theory]
    [InlineData("--limit takes 1 to 1000 flights.", "--limit", "0")]
    [InlineData("--limit takes 1 to 1000 flights.", "--limit", "1001")]
    [InlineData("--lab takes 1 to 63 lower-case letters, digits and '-'.", "--lab", "No")]
    [InlineData("Argument 'red' not recognized.", "--color", "red")]
    public void History_WithAWrongOption_SaysSo(string message, params string[] arguments) =>
        AssertRefused(message, HistoryCommand.Create().Parse(["build-amber", "plum-build", .. arguments]));

    [Theory]
    [InlineData("--silent-after takes 0 to 3650 days.", "--silent-after", "-1")]
    [InlineData("--silent-after takes 0 to 3650 days.", "--silent-after", "3651")]
    [InlineData("choose one", "--server", "http://127.0.0.1:5100", "--data", "folder")]
    public void Status_WithAWrongOption_SaysSo(string message, params string[] arguments) =>
        AssertRefused(message, StatusCommand.Create().Parse(arguments));

    private static void AssertRefused(string message, ParseResult parsed) =>
        Assert.Contains(message, Assert.Single(parsed.Errors).Message, StringComparison.Ordinal);
}
