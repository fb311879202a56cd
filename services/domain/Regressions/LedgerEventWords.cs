using System.Text;

namespace Flights.Domain.Regressions;

/// <summary>The words by which filters and people name the kinds of events.</summary>
public static class LedgerEventWords
{
    /// <summary>The words of all kinds, in the order of <see cref="LedgerEventKind"/>.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Enum.GetValues<LedgerEventKind>().Select(Word)];

    /// <summary>The word of a kind: what it is about, a dot, and what happened to it, such as <c>gate.blockers-changed</c>. The routing keys
    /// of the bus begin with it.</summary>
    public static string Word(this LedgerEventKind kind)
    {
        var text = new StringBuilder();
        var capitals = 0;
        foreach (var letter in kind.ToString())
        {
            if (char.IsAsciiLetterUpper(letter) && ++capitals > 1)
            {
                text.Append(capitals == 2 ? '.' : '-');
            }

            text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }
}
