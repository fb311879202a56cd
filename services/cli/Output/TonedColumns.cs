namespace Flights.Cli.Output;

/// <summary>Rows of toned text in columns as wide as their widest cell, two blanks apart, without trailing blanks.</summary>
/// <param name="heading">The heading of each column.</param>
internal sealed class TonedColumns(params string[] heading)
{
    private readonly List<TonedText[]> _rows = [[.. heading.Select(name => new TonedText(name, Tone.Strong))]];

    /// <summary>How many rows there are, the heading left aside.</summary>
    public int Count => _rows.Count - 1;

    /// <summary>Adds a row: one cell for each column.</summary>
    public void Add(params TonedText[] cells) => _rows.Add(cells);

    /// <summary>Prints the heading and all rows.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="indent">What stands before each row.</param>
    public void Write(TonedWriter writer, string indent = "")
    {
        var widths = Enumerable.Range(0, heading.Length).Select(column => _rows.Max(row => row[column].Text.Length)).ToArray();
        foreach (var row in _rows)
        {
            writer.Write(indent);
            var last = Array.FindLastIndex(row, cell => cell.Text.Length > 0);
            for (var column = 0; column <= last; column++)
            {
                writer.Write(row[column], column < last ? new string(' ', widths[column] - row[column].Text.Length + 2) : "");
            }

            writer.WriteLine();
        }
    }
}
