using System.Text;

namespace Flights.Storage;

/// <summary>A statement as a database's driver takes it.</summary>
/// <param name="Text">The text.</param>
/// <param name="Parameters">The names of its parameters by their numbers, the first of which is 1, without <c>@</c>; null if the text names
/// them.</param>
internal sealed record SqlStatement(string Text, IReadOnlyList<string>? Parameters)
{
    /// <summary>A statement whose parameters have numbers instead of names: PostgreSQL knows no names, and its driver would look for them in
    /// the text each time.</summary>
    public static SqlStatement Numbered(string text)
    {
        var names = new List<string>();
        var numbered = new StringBuilder(text.Length);
        foreach (var line in text.Split('\n'))
        {
            // What a comment says is none of the driver's business.
            AppendNumbered(line.StartsWith("--", StringComparison.Ordinal) ? "" : line, names, numbered);
        }

        return new SqlStatement(numbered.ToString().Trim(), names);
    }

    private static void AppendNumbered(string line, List<string> names, StringBuilder numbered)
    {
        var parts = line.Split('@');
        numbered.Append(parts[0]);
        foreach (var part in parts.Skip(1))
        {
            var length = part.TakeWhile(character => char.IsAsciiLetterOrDigit(character) || character == '_').Count();
            var name = part[..length];
            if (!names.Contains(name))
            {
                names.Add(name);
            }

            numbered.Append('$').Append(names.IndexOf(name) + 1).Append(part, length, part.Length - length);
        }

        numbered.Append('\n');
    }
}
