using System.Text;
using Flights.Cli.Replay;

namespace Flights.Cli.Import;

/// <summary>
/// What imports have settled, so that the next one passes over it: a file to which each settled mail adds a line. A crash loses at worst
/// the last lines, and then those mails are submitted once more, which changes nothing. A line that is not whole, which shows by its end,
/// counts for nothing.
/// </summary>
internal sealed class Journal : IDisposable
{
    private const string FileName = "journal";
    private const string Recorded = "recorded";
    private const string Skipped = "skipped";
    private const string Quiet = "quiet";
    private const string None = "-";
    private const string End = ".";

    /// <summary>After how many lines they are forced to the disk.</summary>
    private const int Batch = 256;

    private readonly Lock _lock = new();
    private readonly FileStream _file;
    private readonly HashSet<MailKey> _recorded = [];
    private readonly HashSet<MailKey> _skipped = [];
    private readonly HashSet<SubmittedReport> _unquiet = [];
    private readonly string _lab;
    private int _unforced;

    private Journal(FileStream file, string lab) => (_file, _lab) = (file, lab);

    /// <summary>The reports of which no import has seen yet that they are through the pipeline.</summary>
    public IReadOnlyCollection<SubmittedReport> Unquiet
    {
        get
        {
            lock (_lock)
            {
                return [.. _unquiet];
            }
        }
    }

    /// <summary>Opens the journal of a state folder, and keeps other imports out of it.</summary>
    /// <param name="folder">The state folder; it is made if it is not there.</param>
    /// <param name="lab">The lab to which mails are said to belong; empty for none.</param>
    /// <exception cref="ReplayFailedException">It cannot be opened, or another import has it open.</exception>
    public static Journal Open(DirectoryInfo folder, string lab)
    {
        var path = Path.Combine(folder.FullName, FileName);
        try
        {
            folder.Create();
            var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            var journal = new Journal(file, lab);
            journal.Load();
            return journal;
        }
        catch (Exception error) when (error is UnauthorizedAccessException || (error is IOException && !File.Exists(path)))
        {
            throw new ReplayFailedException(ExitCode.CannotCreate, $"the state of imports cannot be kept in '{folder}': {error.Message}");
        }
        catch (IOException error)
        {
            throw new ReplayFailedException(
                ExitCode.TemporaryFailure,
                $"the state of imports in '{folder}' cannot be opened: another import may be at work. {error.Message}");
        }
    }

    /// <summary>Whether a mail was recorded, or skipped as no report.</summary>
    /// <param name="key">The mail.</param>
    /// <param name="skippedToo">Whether a skipped one counts as known.</param>
    public bool Knows(MailKey key, bool skippedToo)
    {
        lock (_lock)
        {
            return _recorded.Contains(key) || (skippedToo && _skipped.Contains(key));
        }
    }

    /// <summary>A mail is recorded.</summary>
    /// <param name="key">The mail.</param>
    /// <param name="blob">git's name of it; empty for none.</param>
    /// <param name="report">The report to wait for.</param>
    public void AddRecorded(MailKey key, string blob, SubmittedReport report)
    {
        lock (_lock)
        {
            Remember(_recorded, key, blob);
            _unquiet.Add(report);
            Append($"{Recorded} {key} {OrNone(blob)} {report.Name} {OrNone(report.Digest)}");
        }
    }

    /// <summary>A mail is no report.</summary>
    public void AddSkipped(MailKey key, string blob)
    {
        lock (_lock)
        {
            Remember(_skipped, key, blob);
            Append($"{Skipped} {key} {OrNone(blob)}");
        }
    }

    /// <summary>All reports so far are through the pipeline.</summary>
    public void AddQuiet()
    {
        lock (_lock)
        {
            if (_unquiet.Count > 0)
            {
                _unquiet.Clear();
                Append(Quiet);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            _file.Flush(flushToDisk: true);
            _file.Dispose();
        }
    }

    private void Load()
    {
        using (var reader = new StreamReader(_file, Encoding.ASCII, false, 64 * 1024, leaveOpen: true))
        {
            while (reader.ReadLine() is { } line)
            {
                Load(line.Split(' '));
            }
        }

        // A torn last line is ended, so that it does not spoil the next one.
        if (_file.Length > 0)
        {
            _file.Seek(-1, SeekOrigin.End);
            if (_file.ReadByte() != '\n')
            {
                _file.WriteByte((byte)'\n');
            }
        }
    }

    private void Load(string[] words)
    {
        switch (words)
        {
            case [Recorded, var text, var blob, var name, var digest, End] when MailKey.TryParse(text, out var key):
                Remember(_recorded, key, blob);
                _unquiet.Add(new SubmittedReport(name, digest == None ? "" : digest));
                break;
            case [Skipped, var text, var blob, End] when MailKey.TryParse(text, out var key):
                Remember(_skipped, key, blob);
                break;
            case [Quiet, End]:
                _unquiet.Clear();
                break;
        }
    }

    private void Remember(HashSet<MailKey> keys, MailKey key, string blob)
    {
        keys.Add(key);
        if (blob.Length > 0 && blob != None)
        {
            keys.Add(MailKey.OfBlob(_lab, blob));
        }
    }

    private static string OrNone(string word) => word.Length > 0 ? word : None;

    private void Append(string line)
    {
        _file.Write(Encoding.ASCII.GetBytes($"{line} {End}\n"));
        if (++_unforced >= Batch)
        {
            _file.Flush(flushToDisk: true);
            _unforced = 0;
        }
    }
}
