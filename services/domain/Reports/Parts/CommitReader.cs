using Flights.Domain.Flights;
using Flights.Domain.Reports.Writing;

namespace Flights.Domain.Reports.Parts;

/// <summary>Tells the commits of a revision log apart: <c>commit HASH</c>, its headers, an empty line, the message
/// indented by 4 blanks.</summary>
internal sealed class CommitReader
{
    private const string Indentation = "    ";

    private readonly List<Commit> _commits = [];
    private readonly WordPool _words;
    private readonly TrailerReader _trailers;
    private readonly LineSink _body;
    private string? _revision;
    private EquatableList<string> _parents;
    private string _author = "";
    private string _date = "";
    private string? _subject;
    private int _emptyLines;

    private CommitReader(WordPool words, LineSink body) => (_words, _trailers, _body) = (words, new TrailerReader(words), body);

    /// <summary>Reads the commits of a log.</summary>
    /// <param name="log">The log, with a line feed between each two lines.</param>
    /// <param name="words">The words of the report.</param>
    public static EquatableList<Commit> Read(ReadOnlySpan<char> log, WordPool words)
    {
        using var body = new LineSink();
        var reader = new CommitReader(words, body);
        foreach (var line in log.Split('\n'))
        {
            reader.Take(log[line]);
        }

        reader.Close();
        return reader._commits.ToEquatableList();
    }

    /// <summary>Whether a line begins a commit.</summary>
    public static bool IsFirstLine(ReadOnlySpan<char> line) =>
        line.StartsWith("commit ", StringComparison.Ordinal) && Hash.IsHash(FirstWord(line["commit ".Length..]));

    private void Take(ReadOnlySpan<char> line)
    {
        if (IsFirstLine(line))
        {
            Close();
            _revision = _words[FirstWord(line["commit ".Length..])];
        }
        else if (_revision is null)
        {
            return;
        }
        else if (line.StartsWith(Indentation, StringComparison.Ordinal))
        {
            TakeMessage(line[Indentation.Length..].TrimEnd());
        }
        else if (line.IsWhiteSpace())
        {
            _emptyLines++;
        }
        else if (_subject is null)
        {
            TakeHeader(line);
        }
    }

    private void Close()
    {
        if (_revision is not null)
        {
            var body = _body.Text.ToString();
            _commits.Add(new Commit(_revision, _parents, _author, _date, _subject ?? "", body) { Trailers = _trailers.Read(body) });
        }

        (_revision, _parents, _author, _date, _subject, _emptyLines) = (null, [], "", "", null, 0);
        _body.Clear();
    }

    private void TakeHeader(ReadOnlySpan<char> line)
    {
        if (TryReadValue(line, "Author:", out var author))
        {
            _author = _words[author];
        }
        else if (TryReadValue(line, "Date:", out var date))
        {
            _date = date.ToString();
        }
        else if (TryReadValue(line, "Merge:", out var parents))
        {
            _parents = parents.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).ToEquatableList();
        }
    }

    // A copy that lost the blanks at the ends of its lines has empty lines inside messages. Those around the body are no part of it.
    private void TakeMessage(ReadOnlySpan<char> line)
    {
        if (_subject is null)
        {
            _subject = line.ToString();
            _emptyLines = 0;
            return;
        }

        if (line.IsEmpty)
        {
            _emptyLines++;
            return;
        }

        for (; _emptyLines > 0; _emptyLines--)
        {
            if (!_body.IsEmpty)
            {
                _body.Blank();
            }
        }

        _body.Line(line);
    }

    private static bool TryReadValue(ReadOnlySpan<char> line, string name, out ReadOnlySpan<char> value)
    {
        var isNamed = line.StartsWith(name, StringComparison.Ordinal);
        value = isNamed ? line[name.Length..].Trim() : default;
        return isNamed;
    }

    private static ReadOnlySpan<char> FirstWord(ReadOnlySpan<char> text)
    {
        text = text.Trim(' ');
        var blank = text.IndexOf(' ');
        return blank < 0 ? text : text[..blank];
    }
}
