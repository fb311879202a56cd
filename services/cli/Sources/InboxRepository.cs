using System.Globalization;
using System.Text;
using Flights.Mail;

namespace Flights.Cli.Sources;

/// <summary>
/// One git repository of a public inbox. Version 2 has one file in the tree of each commit: <c>m</c> is a mail that is added, <c>d</c> the
/// very bytes of one that is taken away. Version 1 keeps each mail in a file <c>xx/yyyy…</c>, named by the SHA-1 of its Message-ID.
/// </summary>
/// <param name="path">The repository: a bare one, or the <c>.git</c> of a checkout.</param>
internal sealed class InboxRepository(string path)
{
    private const int MaxLineLength = 8 * 1024;
    private const string Version1Files = ":(top,glob)[0-9a-f][0-9a-f]/*";

    /// <summary>The repository's path.</summary>
    public string Path => path;

    /// <summary>Its size on disk in bytes; 0 for a checkout whose <c>.git</c> only says where the repository is.</summary>
    public long Size => Directory.Exists(path) ? FolderWalk.Size(new DirectoryInfo(path)) : 0;

    /// <summary>Whether it looks like one, by the tree of its newest commit.</summary>
    /// <exception cref="Replay.ReplayFailedException">There is no git on the path.</exception>
    public bool IsInbox(CancellationToken cancellationToken) =>
        Lines(["ls-tree", "--name-only", "HEAD"], cancellationToken).Any(name => IsMailFile(name) || (name.Length == 2 && IsHexadecimal(name)));

    /// <summary>How many commits it has; 0 if that cannot be told.</summary>
    public long CountCommits(CancellationToken cancellationToken) =>
        Lines(["rev-list", "--count", "HEAD"], cancellationToken) is [var count]
        && long.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>What its commits do, oldest first; a commit may do nothing, or, in version 1, more than one thing.</summary>
    /// <param name="deletionsOnly">Whether only commits are wanted that take a mail away.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="IOException">git cannot read the repository to its end.</exception>
    public IEnumerable<InboxChange> Changes(bool deletionsOnly, CancellationToken cancellationToken)
    {
        // The paths keep version 2's deletions cheap to find; version 1 has no way to name them but to look at every change.
        string[] paths = deletionsOnly ? [":(top)d", Version1Files] : [":(top)m", ":(top)d", Version1Files];
        string[] arguments =
        [
            "log", "--reverse", "--raw", "-r", "--format=%H", "--no-abbrev", "--no-renames", "--no-color", "--no-notes", "--no-show-signature",
            "--no-ext-diff", "--no-textconv", "HEAD", "--", .. paths,
        ];
        using var git = GitProcess.Start(path, arguments, cancellationToken);
        var lines = new ByteLines(git.Output, MaxLineLength);
        var commit = "";
        while (lines.MoveNext())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var line = Encoding.Latin1.GetString(lines.Line.Span.TrimEnd("\n"u8));
            if (line.StartsWith(':'))
            {
                yield return Change(commit, line);
            }
            else if (line.Length > 0)
            {
                commit = line;
                yield return new InboxChange(commit, "", "");
            }
        }

        if (git.End() is { Length: > 0 } why)
        {
            throw new IOException(why);
        }
    }

    // ":MODE MODE OLD NEW STATUS<tab>PATH"
    private static InboxChange Change(string commit, string line)
    {
        if (line.Split('\t') is not [var left, var file] || left.Split(' ') is not [_, _, var old, var added, var status])
        {
            return new InboxChange(commit, "", "");
        }

        return (file, status) switch
        {
            ("m", "A" or "M") => new InboxChange(commit, "", added),
            ("d", "A" or "M") => new InboxChange(commit, added, ""),
            (_, "A") when IsVersion1File(file) => new InboxChange(commit, "", added),
            (_, "M") when IsVersion1File(file) => new InboxChange(commit, old, added),
            (_, "D") when IsVersion1File(file) => new InboxChange(commit, old, ""),
            _ => new InboxChange(commit, "", ""),
        };
    }

    private static bool IsMailFile(string name) => name is "m" or "d";

    private static bool IsVersion1File(string name) => name.Length == 41 && name[2] == '/' && IsHexadecimal(name[..2]) && IsHexadecimal(name[3..]);

    private static bool IsHexadecimal(string text) => text.All(char.IsAsciiHexDigitLower);

    /// <summary>What git prints; nothing if it cannot: then reading the changes says why.</summary>
    private List<string> Lines(string[] arguments, CancellationToken cancellationToken)
    {
        using var git = GitProcess.Start(path, arguments, cancellationToken);
        var found = new List<string>();
        var lines = new ByteLines(git.Output, MaxLineLength);
        while (lines.MoveNext())
        {
            found.Add(Encoding.Latin1.GetString(lines.Line.Span.TrimEnd("\n"u8)));
        }

        return git.End().Length == 0 ? found : [];
    }
}
