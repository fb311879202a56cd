using Google.Protobuf;

namespace Flights.Cli.Import;

/// <summary>
/// A folder with the mails that were refused: a copy of each as <c>*.eml</c>, and an index with one <c>flights.v1.ImportedMail</c> a line.
/// It is itself a source: what an import of it records leaves it.
/// </summary>
internal sealed class Quarantine : IDisposable
{
    /// <summary>The ending of the copies' names.</summary>
    public const string FileEnding = ".eml";

    private const string IndexName = "refused.jsonl";

    private readonly Lock _lock = new();
    private readonly string _folder;
    private readonly Dictionary<string, V1.ImportedMail> _entries = new(StringComparer.Ordinal);
    private StreamWriter? _index;
    private bool _hasChanged;

    private Quarantine(string folder) => _folder = folder;

    /// <summary>How many mails it holds or lists.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _entries.Count;
            }
        }
    }

    /// <summary>Whether a folder is one.</summary>
    public static bool IsOne(string folder) => File.Exists(Path.Combine(folder, IndexName));

    /// <summary>Opens one. The folder is made with the first mail.</summary>
    public static Quarantine Open(string folder)
    {
        var quarantine = new Quarantine(folder);
        quarantine.Load();
        return quarantine;
    }

    /// <summary>Lists a mail that was refused, and keeps a copy of it.</summary>
    /// <param name="refused">What became of it; its <c>quarantine_file</c> is set here.</param>
    /// <param name="bytes">The mail; empty to keep no copy.</param>
    /// <param name="key">Its key, by which its copy is named.</param>
    /// <param name="file">The name of the copy that it is itself; empty if it comes from elsewhere.</param>
    public void Add(V1.ImportedMail refused, ReadOnlyMemory<byte> bytes, MailKey key, string file)
    {
        lock (_lock)
        {
            Directory.CreateDirectory(_folder);
            refused.QuarantineFile = file.Length > 0 ? file : bytes.IsEmpty ? "" : $"{key.ToString()[..16]}{FileEnding}";
            if (file.Length > 0 && _entries.TryGetValue(file, out var before))
            {
                // Where it was found in the first place says more than the name of its copy.
                refused.Place = before.Place;
            }
            else if (file.Length == 0 && !bytes.IsEmpty)
            {
                Write(refused.QuarantineFile, bytes.Span);
            }

            var name = NameOf(refused);
            if (_entries.TryGetValue(name, out var old) && old.Equals(refused))
            {
                return;
            }

            _entries[name] = refused;
            _hasChanged = true;
            _index ??= new StreamWriter(Path.Combine(_folder, IndexName), append: true) { NewLine = "\n", AutoFlush = true };
            _index.WriteLine(JsonFormatter.Default.Format(refused));
        }
    }

    /// <summary>A mail needs no quarantine any more.</summary>
    /// <param name="place">Where it was found.</param>
    /// <param name="key">Its key.</param>
    /// <param name="file">The name of the copy that it is itself; empty if it comes from elsewhere.</param>
    public void Release(string place, MailKey key, string file)
    {
        lock (_lock)
        {
            if (_entries.Count == 0 && file.Length == 0)
            {
                return;
            }

            var copy = file.Length > 0 ? file : $"{key.ToString()[..16]}{FileEnding}";
            var hadCopy = _entries.Remove(copy) || file.Length > 0;
            if (hadCopy)
            {
                File.Delete(Path.Combine(_folder, copy));
            }

            _hasChanged |= hadCopy | _entries.Remove(place);
        }
    }

    /// <summary>A source is about to be read: that it could not be read the last time counts no more.</summary>
    public void Forget(string source)
    {
        lock (_lock)
        {
            _hasChanged |= _entries.Remove(source);
        }
    }

    /// <summary>Writes the index anew, with what is left.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _index?.Dispose();
            if (!_hasChanged)
            {
                return;
            }

            var path = Path.Combine(_folder, IndexName);
            var entries = _entries.Values.OrderBy(each => each.Place, StringComparer.Ordinal);
            File.WriteAllText(path + ".new", string.Concat(entries.Select(entry => JsonFormatter.Default.Format(entry) + "\n")));
            File.Move(path + ".new", path, overwrite: true);
        }
    }

    private static string NameOf(V1.ImportedMail refused) => refused.QuarantineFile.Length > 0 ? refused.QuarantineFile : refused.Place;

    private void Load()
    {
        var path = Path.Combine(_folder, IndexName);
        if (!File.Exists(path))
        {
            return;
        }

        foreach (var line in File.ReadLines(path))
        {
            // A run that was killed may have left half a line, and copies that were released since.
            if (TryParse(line) is { } entry && HasItsCopy(entry))
            {
                _entries[NameOf(entry)] = entry;
            }
        }
    }

    private bool HasItsCopy(V1.ImportedMail entry) =>
        entry.QuarantineFile.Length == 0 || File.Exists(Path.Combine(_folder, entry.QuarantineFile));

    private static V1.ImportedMail? TryParse(string line)
    {
        try
        {
            var entry = JsonParser.Default.Parse<V1.ImportedMail>(line);
            return entry.QuarantineFile == Path.GetFileName(entry.QuarantineFile) ? entry : null;
        }
        catch (Exception error) when (error is InvalidProtocolBufferException or InvalidJsonException)
        {
            return null;
        }
    }

    private void Write(string name, ReadOnlySpan<byte> bytes)
    {
        var path = Path.Combine(_folder, name);
        using (var file = new FileStream(path + ".new", FileMode.Create))
        {
            file.Write(bytes);
        }

        File.Move(path + ".new", path, overwrite: true);
    }
}
