using System.Text;

namespace Flights.Domain.Notices;

/// <summary>Writes lines that are read well in a mail.</summary>
internal sealed class NoticeLines
{
    /// <summary>How many characters a line has at most.</summary>
    public const int Width = 72;

    private const int LabelWidth = 7;

    private readonly StringBuilder _text = new();

    /// <summary>Writes a text from the left edge on.</summary>
    public NoticeLines Paragraph(string text)
    {
        foreach (var line in Wrap(text, Width))
        {
            _text.Append(line).Append('\n');
        }

        return this;
    }

    /// <summary>Writes an empty line.</summary>
    public NoticeLines Gap()
    {
        _text.Append('\n');
        return this;
    }

    /// <summary>Writes answers to a question, each from a line of its own on, beside the question's word.</summary>
    /// <param name="label">The word: at most 6 characters.</param>
    /// <param name="answers">The answers. Without any, nothing is written.</param>
    public NoticeLines Answer(string label, params IEnumerable<string> answers)
    {
        var margin = label;
        foreach (var line in answers.SelectMany(answer => Wrap(answer, Width - LabelWidth)))
        {
            _text.Append(margin.PadRight(LabelWidth)).Append(line).Append('\n');
            margin = "";
        }

        return this;
    }

    /// <summary>All that was written.</summary>
    public override string ToString() => _text.ToString();

    // A word that is longer than a line goes on in the next one.
    private static List<string> Wrap(string text, int width)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var rest = word;
            if (line.Length > 0 && line.Length + 1 + rest.Length <= width)
            {
                line = $"{line} {rest}";
                continue;
            }

            if (line.Length > 0)
            {
                lines.Add(line);
            }

            for (; rest.Length > width; rest = rest[width..])
            {
                lines.Add(rest[..width]);
            }

            line = rest;
        }

        lines.Add(line);
        return lines;
    }
}
