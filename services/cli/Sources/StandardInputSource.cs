namespace Flights.Cli.Sources;

/// <summary>Standard input: one mail, one text, or a mailbox.</summary>
/// <param name="kind">What it is said to be.</param>
internal sealed class StandardInputSource(SourceKind kind) : IMailSource
{
    /// <inheritdoc/>
    public string Name => SourceFinder.StandardInput;

    /// <inheritdoc/>
    public long Size => 0;

    /// <inheritdoc/>
    public IEnumerable<SourceMail> Read(SourceReading reading, CancellationToken cancellationToken) =>
        Unreadable.Listed(Mails(reading, cancellationToken), Name);

    private IEnumerable<SourceMail> Mails(SourceReading reading, CancellationToken cancellationToken)
    {
        using var input = new AbandonableStream(Console.OpenStandardInput(), cancellationToken);
        foreach (var mail in MailStream.Read(input, Name, kind, reading, () => 0))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return mail;
        }
    }
}
