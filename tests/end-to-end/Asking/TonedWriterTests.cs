using Flights.Cli.Output;

namespace Flights.EndToEnd.Tests.Asking;

/// <summary>Lines for people, coloured and plain.</summary>
public sealed class TonedWriterTests
{
    [Fact]
    public void Plain_WritesTextAlone() =>
        Assert.Equal("ovmf is shut\n\n", Written(false, writer => writer.WriteLine("ovmf is ", new("shut", Tone.Bad))));

    [Theory]
    [InlineData(Tone.Plain, "shut")]
    [InlineData(Tone.Good, "\u001b[32mshut\u001b[0m")]
    [InlineData(Tone.Bad, "\u001b[91mshut\u001b[0m")]
    [InlineData(Tone.Doubtful, "\u001b[33mshut\u001b[0m")]
    [InlineData(Tone.Strong, "\u001b[1mshut\u001b[0m")]
    [InlineData(Tone.Quiet, "\u001b[2mshut\u001b[0m")]
    internal void Coloured_WritesTheColourOfTheTone(object tone, string written) =>
        Assert.Equal($"ovmf is {written}\n\n", Written(true, writer => writer.WriteLine("ovmf is ", new("shut", (Tone)tone))));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ControlCharacters_NeverReachTheTerminal(bool isColoured)
    {
        var written = Written(isColoured, writer => writer.Write("\u001b[2J\r", new("\u001b]0;title\u0007\u009b", Tone.Bad)));

        Assert.Contains("\uFFFD[2J\uFFFD", written, StringComparison.Ordinal);
        Assert.Contains("\uFFFD]0;title\uFFFD\uFFFD", written, StringComparison.Ordinal);
    }

    [Fact]
    public void LongLines_AreNotBroken()
    {
        var text = string.Join(' ', Enumerable.Repeat("word", 500));

        Assert.Equal($"\u001b[91m{text}\u001b[0m\n", Written(true, writer => writer.Write(new TonedText(text, Tone.Bad))));
    }

    private static string Written(bool isColoured, Action<TonedWriter> write)
    {
        using var text = new StringWriter();
        var writer = TonedWriter.On(text, isColoured);
        write(writer);
        writer.WriteLine();
        return text.ToString();
    }
}
