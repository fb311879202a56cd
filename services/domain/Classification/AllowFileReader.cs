using Flights.Domain.Flights;

namespace Flights.Domain.Classification;

/// <summary>Reads allow files, one after the other.</summary>
internal sealed class AllowFileReader
{
    private const string FromFlight = "from flight";

    private readonly List<AllowLine> _lines = [];
    private readonly List<AllowError> _errors = [];
    private FlightNumber? _from;

    /// <summary>The lines that could be read, in their order.</summary>
    public IReadOnlyList<AllowLine> Lines => _lines;

    public AllowListResult Result => new(new AllowList(Entries().ToEquatableList()), _errors.ToEquatableList());

    public void Read(AllowFile file)
    {
        _from = null;
        if (file.Text.Length == 0)
        {
            return;
        }

        var lines = file.Text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var isLast = i == lines.Length - 1;
            if (isLast && lines[i].Length == 0)
            {
                return;
            }

            // osstest dies unless it can take a blank or line feed from the end of a line whose beginning it has stripped.
            var line = lines[i].Trim();
            if (line.Length == 0)
            {
                Add(file, i + 1, AllowReasons.EmptyLine, "An empty line: osstest stops reading there.");
            }
            else if (isLast && !char.IsWhiteSpace(lines[i][^1]))
            {
                Add(file, i + 1, AllowReasons.NoLineFeed, "The last line does not end in a line feed.");
            }
            else if (line[0] == '#')
            {
                ReadRemark(line, file, i + 1);
            }
            else
            {
                ReadLine(line, file, i + 1);
            }
        }
    }

    private void ReadRemark(string line, AllowFile file, int number)
    {
        var remark = line.AsSpan().TrimStart('#').Trim();
        if (!remark.StartsWith(FromFlight, StringComparison.Ordinal))
        {
            return;
        }

        if (FlightNumber.TryParse(remark[FromFlight.Length..].Trim().ToString(), out var flight))
        {
            _from = flight;
        }
        else
        {
            Add(file, number, AllowReasons.BadFlight, $"'{line}' names no flight: write '# {FromFlight} N' with the number of a flight.");
        }
    }

    private void ReadLine(string line, AllowFile file, int number)
    {
        var takesBack = line[0] == '!';
        var pattern = AllowPattern.Expand(takesBack ? line[1..] : line);
        var entry = pattern.Length <= AllowPattern.MaxLength ? EntryOf(line, pattern, file, number) : null;
        if (takesBack || entry is not null)
        {
            _lines.Add(new AllowLine(pattern, _from, takesBack, entry));
        }
        else if (pattern.Length > AllowPattern.MaxLength)
        {
            Add(file, number, AllowReasons.TooLong, $"A pattern has at most {AllowPattern.MaxLength} characters.");
        }
        else
        {
            // The expression as osstest builds it is not what the line says, so the message names the line alone.
            Add(file, number, AllowReasons.BadPattern, $"'{line}' is no regular expression that can be matched in bounded time.");
        }
    }

    private AllowEntry? EntryOf(string line, string pattern, AllowFile file, int number)
    {
        try
        {
            return new AllowEntry(file.Name, number, line, pattern, _from);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private List<AllowEntry> Entries()
    {
        var entries = new List<AllowEntry>();
        foreach (var line in _lines)
        {
            if (line.TakesBack)
            {
                TakeBack(line, entries);
            }
            else
            {
                entries.Add(line.Entry!);
            }
        }

        return entries;
    }

    // What was taken back from a flight on goes on excusing what came before it.
    private static void TakeBack(AllowLine line, List<AllowEntry> entries)
    {
        for (var i = entries.Count - 1; i >= 0; i--)
        {
            var entry = entries[i];
            if (entry.Pattern != line.Pattern || (line.From is { } at && entry.Until <= at))
            {
                continue;
            }

            if (line.From is { } from && (entry.From is not { } since || since < from))
            {
                entries[i] = entry.EndedBy(from);
            }
            else
            {
                entries.RemoveAt(i);
            }
        }
    }

    private void Add(AllowFile file, int line, string reason, string message) => _errors.Add(new AllowError(file.Name, line, reason, message));
}
