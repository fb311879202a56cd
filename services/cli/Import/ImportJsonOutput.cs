using Google.Protobuf;

namespace Flights.Cli.Import;

/// <summary>Prints one JSON object a line, in the JSON mapping of protobuf: <c>flights.v1.ImportLine</c>.</summary>
/// <param name="writer">Where to.</param>
internal sealed class ImportJsonOutput(TextWriter writer) : IImportOutput
{
    /// <inheritdoc/>
    public bool Shows(V1.ImportedMail mail) => true;

    /// <inheritdoc/>
    public void Write(V1.ImportedMail mail) => Write(new V1.ImportLine { Mail = mail });

    /// <inheritdoc/>
    public void Write(V1.ImportTotals totals) => Write(new V1.ImportLine { Totals = totals });

    private void Write(V1.ImportLine line)
    {
        JsonFormatter.Default.Format(line, writer);
        writer.WriteLine();
    }
}
