namespace Flights.EndToEnd.Tests.Asking;

/// <summary>What commands say of themselves.</summary>
public sealed class HelpTests
{
    [Fact]
    public async Task Help_OfACommandThatAsks_EndsWithExamples()
    {
        var ended = await Command.RunAsync(["explain", "--help"]);

        Assert.Equal((0, ""), (ended.ExitCode, ended.Errors));
        Assert.Contains("\n  --server <URL>", ended.Output, StringComparison.Ordinal);
        Assert.Contains("\nExamples:\n  flights explain 201009 --data DIR\n      ", ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_OfAWrongCommand_IsHelpStill()
    {
        var ended = await Command.RunAsync(["explain", "--server", "nowhere", "--help"]);

        Assert.Equal("", ended.Errors);
        Assert.Contains("\nExamples:\n", ended.Output, StringComparison.Ordinal);
    }
}
