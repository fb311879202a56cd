using System.Text;

namespace Flights.Domain.Classification;

/// <summary>Turns a line of an allow file into the regular expression that it stands for.</summary>
internal static class AllowPattern
{
    /// <summary>The longest expression, in UTF-16 code units.</summary>
    public const int MaxLength = 2000;

    private const string AnyTest = " .*";

    // From blank to '/': the characters at which a single '@' stops.
    private const string AnyWord = @"[^\x20-\x2f]*";

    private const string AnyNonBlanks = @"\S*";

    /// <summary>Expands a line. Two lines that expand to one text say the same.</summary>
    /// <param name="line">The line, without blanks at its ends and without a leading <c>!</c>.</param>
    public static string Expand(string line)
    {
        var pattern = new StringBuilder();
        var hasTest = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (char.IsWhiteSpace(line[i]))
            {
                hasTest = true;
                pattern.Append(' ');
                while (i + 1 < line.Length && char.IsWhiteSpace(line[i + 1]))
                {
                    i++;
                }
            }
            else if (line[i] != '@')
            {
                pattern.Append(line[i]);
            }
            else if (i + 1 < line.Length && line[i + 1] == '@')
            {
                pattern.Append(AnyNonBlanks);
                i++;
            }
            else
            {
                pattern.Append(AnyWord);
            }
        }

        return hasTest ? pattern.ToString() : pattern.Append(AnyTest).ToString();
    }
}
