namespace Flights.Cli.Sources;

/// <summary>A folder that cannot be looked into.</summary>
/// <param name="path">The folder.</param>
/// <param name="why">Why it cannot.</param>
internal sealed class UnreadableSource(string path, string why) : IMailSource
{
    /// <inheritdoc/>
    public string Name => path;

    /// <inheritdoc/>
    public long Size => 0;

    /// <inheritdoc/>
    public IEnumerable<SourceMail> Read(SourceReading reading, CancellationToken cancellationToken) =>
        [new SourceMail(path, default, 0) { Refusal = new Refusal(Refusal.Unreadable, why) }];
}
