using System.Text;
using Flights.Domain.Flights;
using Flights.Domain.Reports;

namespace Flights.Domain.Linting.Checks;

/// <summary>
/// Splits a header of osstest's into its entries, which blanks part. A fold may stand in an entry, too, and a test id may hold a blank; so
/// words belong together until they hold as many separators as an entry has.
/// </summary>
internal static class HeaderEntries
{
    /// <summary>The entries of a header, with the line of the folded header that each begins on.</summary>
    /// <param name="headers">The headers of a mail.</param>
    /// <param name="name">The name of the header; if it is there twice, both count.</param>
    /// <param name="separator">What separates the fields of an entry.</param>
    /// <param name="count">How many separators an entry has at least.</param>
    public static List<(string Text, int Line)> Read(EquatableList<MailHeader> headers, string name, char separator, int count)
    {
        var entries = new List<(string Text, int Line)>();
        var entry = new StringBuilder();
        var (first, found) = (0, 0);
        foreach (var header in headers.Where(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
        {
            var line = 0;
            foreach (var folded in header.Value.Split('\n'))
            {
                line++;
                foreach (var word in folded.Split([' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries))
                {
                    first = entry.Length == 0 ? line : first;
                    entry.Append(entry.Length == 0 ? "" : " ").Append(word);
                    found += word.AsSpan().Count(separator);
                    if (found >= count)
                    {
                        entries.Add((entry.ToString(), first));
                        entry.Clear();
                        found = 0;
                    }
                }
            }
        }

        if (entry.Length > 0)
        {
            entries.Add((entry.ToString(), first));
        }

        return entries;
    }
}
