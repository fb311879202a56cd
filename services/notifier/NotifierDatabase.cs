using Flights.Storage;

namespace Flights.Notifier;

/// <summary>The notifier's own database. It has a type of its own because services that share a process each have one.</summary>
/// <param name="file">The open database; it is closed with this.</param>
public sealed class NotifierDatabase(Database file) : IDisposable
{
    /// <summary>The open database.</summary>
    public Database File { get; } = file;

    /// <inheritdoc/>
    public void Dispose() => File.Dispose();
}
