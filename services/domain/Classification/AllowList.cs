using Flights.Domain.Flights;

namespace Flights.Domain.Classification;

/// <summary>Regressions that a lab excuses: the entries of its allow files, in order.</summary>
/// <param name="Entries">The entries. A later entry that takes one back has done so already.</param>
public sealed record AllowList(EquatableList<AllowEntry> Entries)
{
    /// <summary>Nothing is excused.</summary>
    public static readonly AllowList Empty = new([]);

    /// <summary>The first entry that excuses a step, or null.</summary>
    public AllowEntry? EntryFor(StepKey step)
    {
        foreach (var entry in Entries)
        {
            if (entry.Excuses(step))
            {
                return entry;
            }
        }

        return null;
    }

    /// <summary>Reads allow files, one after the other: a file can take back what those before it excuse.</summary>
    /// <param name="files">The files.</param>
    /// <returns>The list, and what is wrong in the files. A line with an error excuses nothing.</returns>
    /// <remarks>
    /// The grammar is that of osstest's <c>--allow</c> files. A line is <c>JOB [TESTID]</c>; a line that begins with <c>#</c> is a remark;
    /// one that begins with <c>!</c> takes back earlier ones that say the same. <c>@@</c> is any run of characters that are no blanks,
    /// <c>@</c> any run of characters other than blank and <c>! " # $ % &amp; ' ( ) * + , - . /</c>. The rest is a regular expression: the
    /// parentheses of <c>host-install(3)</c> group, and match no parentheses. Without a test the line is about every test of the job. An
    /// empty line is an error, and so is a last line without a line feed.
    /// </remarks>
    public static AllowListResult Read(IEnumerable<AllowFile> files)
    {
        var entries = new List<AllowEntry>();
        var errors = new List<AllowError>();
        foreach (var file in files)
        {
            ReadFile(file, entries, errors);
        }

        return new AllowListResult(new AllowList(entries.ToEquatableList()), errors.ToEquatableList());
    }

    private static void ReadFile(AllowFile file, List<AllowEntry> entries, List<AllowError> errors)
    {
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
                errors.Add(new AllowError(file.Name, i + 1, AllowReasons.EmptyLine, "An empty line: osstest stops reading there."));
            }
            else if (isLast && !char.IsWhiteSpace(lines[i][^1]))
            {
                errors.Add(new AllowError(file.Name, i + 1, AllowReasons.NoLineFeed, "The last line does not end in a line feed."));
            }
            else if (line[0] != '#' && ReadLine(line, file.Name, i + 1, entries) is { } error)
            {
                errors.Add(error);
            }
        }
    }

    private static AllowError? ReadLine(string line, string file, int number, List<AllowEntry> entries)
    {
        var isBack = line[0] == '!';
        var pattern = AllowPattern.Expand(isBack ? line[1..] : line);
        if (isBack)
        {
            entries.RemoveAll(entry => entry.Pattern == pattern);
            return null;
        }

        if (pattern.Length > AllowPattern.MaxLength)
        {
            return new AllowError(file, number, AllowReasons.TooLong, $"A pattern has at most {AllowPattern.MaxLength} characters.");
        }

        try
        {
            entries.Add(new AllowEntry(file, number, line, pattern));
            return null;
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            // The expression as osstest builds it is not what the line says, so the message names the line alone.
            var message = $"'{line}' is no regular expression that can be matched in bounded time.";
            return new AllowError(file, number, AllowReasons.BadPattern, message);
        }
    }
}
