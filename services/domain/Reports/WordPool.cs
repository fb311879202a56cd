namespace Flights.Domain.Reports;

/// <summary>Keeps one string for each distinct word of a report: a job stands in the table and in the rows, a test in many rows.</summary>
internal sealed class WordPool
{
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _words =
        new HashSet<string>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The string of a word.</summary>
    public string this[ReadOnlySpan<char> word]
    {
        get
        {
            if (!_words.TryGetValue(word, out var known))
            {
                known = word.ToString();
                _words.Set.Add(known);
            }

            return known;
        }
    }
}
