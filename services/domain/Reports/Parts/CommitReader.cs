using System.Text;
using Flights.Domain.Flights;

namespace Flights.Domain.Reports.Parts;

/// <summary>Tells the commits of a revision log apart: <c>commit HASH</c>, its headers, an empty line, the message
/// indented by 4 blanks.</summary>
internal sealed class CommitReader
{
    private const string Indentation = "    ";

    private readonly StringBuilder _body = new();
    private string? _revision;
    private EquatableList<string> _parents;
    private string _author = "";
    private string _date = "";
    private string? _subject;
    private int _emptyLines;

    /// <summary>Whether a line begins a commit.</summary>
    public static bool IsFirstLine(ReadOnlySpan<char> line) =>
        line.StartsWith("commit ", StringComparison.Ordinal) && Hash.IsHash(FirstWord(line["commit ".Length..]));

    /// <summary>Takes a line of the log.</summary>
    public void Take(string line, List<Commit> commits)
    {
        if (IsFirstLine(line))
        {
            Close(commits);
            _revision = FirstWord(line.AsSpan("commit ".Length)).ToString();
        }
        else if (_revision is null)
        {
            return;
        }
        else if (line.StartsWith(Indentation, StringComparison.Ordinal))
        {
            TakeMessage(line[Indentation.Length..]);
        }
        else if (string.IsNullOrWhiteSpace(line))
        {
            _emptyLines++;
        }
        else if (_subject is null)
        {
            TakeHeader(line);
        }
    }

    /// <summary>Ends the commit that is open, if one is.</summary>
    public void Close(List<Commit> commits)
    {
        if (_revision is not null)
        {
            var body = _body.ToString().Trim('\n');
            commits.Add(new Commit(_revision, _parents, _author, _date, _subject ?? "", body) { Trailers = TrailerReader.Read(body) });
        }

        (_revision, _parents, _author, _date, _subject, _emptyLines) = (null, [], "", "", null, 0);
        _body.Clear();
    }

    private void TakeHeader(string line)
    {
        if (ValueOf(line, "Author:") is { } author)
        {
            _author = author;
        }
        else if (ValueOf(line, "Date:") is { } date)
        {
            _date = date;
        }
        else if (ValueOf(line, "Merge:") is { } parents)
        {
            _parents = parents.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToEquatableList();
        }
    }

    // A copy that lost the blanks at the ends of its lines has empty lines inside messages.
    private void TakeMessage(string line)
    {
        if (_subject is null)
        {
            _subject = line.TrimEnd();
            _emptyLines = 0;
            return;
        }

        _body.Append('\n', _emptyLines).Append(line.TrimEnd()).Append('\n');
        _emptyLines = 0;
    }

    private static string? ValueOf(string line, string name) =>
        line.StartsWith(name, StringComparison.Ordinal) ? line[name.Length..].Trim() : null;

    private static ReadOnlySpan<char> FirstWord(ReadOnlySpan<char> text)
    {
        text = text.Trim(' ');
        var blank = text.IndexOf(' ');
        return blank < 0 ? text : text[..blank];
    }
}
