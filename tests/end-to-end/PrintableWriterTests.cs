using Flights.Cli.Output;

namespace Flights.EndToEnd.Tests;

/// <summary>What somebody sent cannot move the cursor of whoever reads about it.</summary>
public sealed class PrintableWriterTests
{
    [Fact]
    public void WriteLine_OfControlCharacters_ShowsAReplacement()
    {
        using var printed = new StringWriter();
        using var writer = new PrintableWriter(printed);

        writer.WriteLine("a\u001b[2Jb\rc\u0085\u0007 é 1");
        writer.Write("two");

        Assert.Equal("a\uFFFD[2Jb\uFFFDc\uFFFD\uFFFD é 1\ntwo", printed.ToString());
    }
}
