using Google.Protobuf;

namespace Flights.Cli.Import;

/// <summary>The list of the mails that are no reports: one <c>flights.v1.ImportedMail</c> a line, added to by each import.</summary>
/// <param name="folder">The folder in which it stands.</param>
internal sealed class SkippedList(DirectoryInfo folder) : IDisposable
{
    /// <summary>Its name.</summary>
    public const string FileName = "skipped.jsonl";

    private readonly Lock _lock = new();
    private StreamWriter? _writer;

    /// <summary>Lists a mail.</summary>
    public void Add(V1.ImportedMail skipped)
    {
        lock (_lock)
        {
            _writer ??= new StreamWriter(Path.Combine(folder.FullName, FileName), append: true) { NewLine = "\n" };
            JsonFormatter.Default.Format(skipped, _writer);
            _writer.WriteLine();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _writer?.Dispose();
}
