using System.Text;
using Flights.Domain.Flights;

namespace Flights.Domain.Reports.Bisections;

/// <summary>
/// Reads the results in a bisection tool's log: lines <c> FLIGHT WORD REVISION...</c>, <c> FLIGHT WORD irrelevant</c> or
/// <c> FLIGHT [host=HOST]</c> below their heading. The tool wraps very long lines behind a backslash.
/// </summary>
internal sealed class BisectionResultReader
{
    private const string Heading = "Searching for test results:";
    private const string Host = "[host=";

    private readonly List<BisectionResult> _results = [];
    private readonly StringBuilder _line = new();
    private bool _isOpen;

    public void Take(ReadOnlySpan<char> line)
    {
        var isRest = _line.Length > 0 && _line[^1] == '\\';
        if (isRest)
        {
            _line.Length--;
            _line.Append(line.TrimStart(' '));
            return;
        }

        Release();
        _isOpen = line.StartsWith(' ') ? _isOpen : line is Heading;
        if (_isOpen && line.StartsWith(' '))
        {
            _line.Append(line);
        }
    }

    public EquatableList<BisectionResult> Finish()
    {
        Release();
        return _results.ToEquatableList();
    }

    private void Release()
    {
        var words = _line.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        _line.Clear();
        if (words.Length < 2 || !FlightNumber.TryParse(words[0], out var flight))
        {
            return;
        }

        var rest = words.AsSpan(1);
        var word = rest[0].StartsWith('[') ? "" : rest[0];
        var host = "";
        var revisions = new List<string>();
        foreach (var each in rest[(word.Length == 0 ? 0 : 1)..])
        {
            if (each.StartsWith(Host, StringComparison.Ordinal) && each.EndsWith(']'))
            {
                host = each[Host.Length..^1];
            }
            else if (each != "irrelevant")
            {
                revisions.Add(each);
            }
        }

        _results.Add(new BisectionResult(flight, word, host, revisions.ToEquatableList()));
    }
}
