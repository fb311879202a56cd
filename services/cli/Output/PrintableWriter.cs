using System.Text;

namespace Flights.Cli.Output;

/// <summary>Writes text for a terminal: names and words of a report come from whoever sent it, so a control character among them is shown as
/// U+FFFD and never reaches the terminal.</summary>
internal sealed class PrintableWriter : TextWriter
{
    private readonly TextWriter _inner;

    /// <summary>A writer whose lines end in LF.</summary>
    /// <param name="inner">Where to.</param>
    public PrintableWriter(TextWriter inner)
    {
        _inner = inner;
        CoreNewLine = ['\n'];
    }

    /// <inheritdoc/>
    public override Encoding Encoding => _inner.Encoding;

    /// <inheritdoc/>
    public override void Write(char value) => _inner.Write(char.IsControl(value) && value != '\n' ? '\uFFFD' : value);

    /// <inheritdoc/>
    public override void Flush() => _inner.Flush();
}
