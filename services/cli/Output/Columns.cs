namespace Flights.Cli.Output;

/// <summary>Rows of text in columns as wide as their widest cell, two blanks apart, without trailing blanks.</summary>
/// <param name="heading">The heading of each column.</param>
internal sealed class Columns(params string[] heading)
{
    private readonly List<string[]> _rows = [heading];

    /// <summary>Adds a row: one cell for each column.</summary>
    public void Add(params string[] cells) => _rows.Add(cells);

    /// <summary>Prints the heading and all rows.</summary>
    public void Write(TextWriter writer)
    {
        var widths = Enumerable.Range(0, heading.Length).Select(column => _rows.Max(row => row[column].Length)).ToArray();
        foreach (var row in _rows)
        {
            writer.WriteLine(string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
        }
    }
}
