using MimeKit;

namespace Flights.Mail;

/// <summary>Counts the parts of a mail without keeping them. Of a mail that holds nothing but boundaries a tree of parts takes a
/// thousand times its bytes.</summary>
internal sealed class PartCounter : MimeReader
{
    private readonly CancellationTokenSource _stop;
    private readonly int _limit;
    private int _count;

    private PartCounter(Stream stream, ParserOptions options, int limit, CancellationTokenSource stop)
        : base(options, stream, MimeFormat.Entity) => (_limit, _stop) = (limit, stop);

    /// <summary>Whether a mail has more parts than a limit.</summary>
    /// <param name="stream">The mail. It stands at its start afterwards.</param>
    /// <param name="bytes">The same, as bytes.</param>
    /// <param name="options">How it is read.</param>
    /// <param name="limit">The limit.</param>
    public static bool HasMore(Stream stream, ReadOnlySpan<byte> bytes, ParserOptions options, int limit)
    {
        // Each part stands below a line of its own that begins with two dashes, or is a mail in a mail, whose nesting has its own limit.
        if (bytes.Count("\n--"u8) + options.MaxMimeDepth < limit)
        {
            return false;
        }

        using var stop = new CancellationTokenSource();
        var counter = new PartCounter(stream, options, limit, stop);
        try
        {
            counter.ReadMessage(stop.Token);
        }
        catch (Exception exception) when (exception is OperationCanceledException or FormatException)
        {
            // Either it is known to have more, or what cannot be read has ended.
        }

        stream.Position = 0;
        return counter._count > limit;
    }

    /// <inheritdoc/>
    protected override void OnMimePartBegin(
        ContentType contentType, long beginOffset, int beginLineNumber, CancellationToken cancellationToken) => Count();

    /// <inheritdoc/>
    protected override void OnMultipartBegin(
        ContentType contentType, long beginOffset, int beginLineNumber, CancellationToken cancellationToken) => Count();

    /// <inheritdoc/>
    protected override void OnMessagePartBegin(
        ContentType contentType, long beginOffset, int beginLineNumber, CancellationToken cancellationToken) => Count();

    private void Count()
    {
        if (++_count > _limit)
        {
            _stop.Cancel();
        }
    }
}
