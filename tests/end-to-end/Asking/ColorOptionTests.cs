using Flights.Cli.Asking;

namespace Flights.EndToEnd.Tests.Asking;

/// <summary>When text for people is coloured.</summary>
public sealed class ColorOptionTests
{
    [Theory]
    [InlineData("auto", true, null, "xterm-256color", true)]
    [InlineData("auto", true, "", "xterm", true)]
    [InlineData("auto", true, "1", "xterm", false)]
    [InlineData("auto", true, null, "dumb", false)]
    [InlineData("auto", false, null, "xterm", false)]
    [InlineData("always", false, "1", "dumb", true)]
    [InlineData("never", true, null, "xterm", false)]
    public void IsOn_AsTheOptionSaysElseAsTheEnvironment(string when, bool isTerminal, string? noColor, string? terminal, bool isOn) =>
        Assert.Equal(isOn, ColorOption.IsOn(when, isTerminal, noColor, terminal));
}
