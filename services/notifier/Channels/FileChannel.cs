using System.Text;
using Flights.Platform.Errors;
using Flights.Platform.Wire;
using Google.Protobuf;

namespace Flights.Notifier.Channels;

/// <summary>Appends messages as lines of JSON to a file of the subscription's own. A line that a crash has cut off is ended before the
/// next one, so that a reader can pass over it.</summary>
/// <param name="options">Where the files are.</param>
public sealed class FileChannel(DeliveryOptions options) : IChannel
{
    private const byte LineFeed = (byte)'\n';

    /// <inheritdoc/>
    public V1.Subscription.ChannelOneofCase Kind => V1.Subscription.ChannelOneofCase.File;

    /// <inheritdoc/>
    public void Check(V1.Subscription subscription)
    {
        if (options.FileFolder.Length == 0)
        {
            throw new FlightsException(
                ErrorKind.FailedPrecondition, "CHANNEL_NOT_SET_UP", "Nobody is told by a file here: the notifier has no FLIGHTS_NOTIFIER_FILE_FOLDER.");
        }
    }

    /// <inheritdoc/>
    public Task SendAsync(V1.Subscription subscription, V1.Notice notice, CancellationToken cancellationToken)
    {
        Check(subscription);
        var (lab, id) = ResourceNames.ParseSubscription(subscription.Name, "name");
        var folder = Path.Combine(options.FileFolder, lab.Value);
        var line = Encoding.UTF8.GetBytes(JsonFormatter.Default.Format(notice) + "\n");
        try
        {
            Directory.CreateDirectory(folder);

            // Synchronous: what is cancelled in the middle would be half a line.
            using var file = new FileStream(
                Path.Combine(folder, id + ".jsonl"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
            if (IsCutOff(file))
            {
                file.WriteByte(LineFeed);
            }

            file.Seek(0, SeekOrigin.End);
            file.Write(line);
            file.Flush(flushToDisk: true);
            return Task.CompletedTask;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new FlightsException(ErrorKind.Unavailable, "FILE_NOT_WRITTEN", "The file could not be written; the notifier's log tells why.", error);
        }
    }

    private static bool IsCutOff(FileStream file)
    {
        if (file.Length == 0)
        {
            return false;
        }

        file.Seek(-1, SeekOrigin.End);
        return file.ReadByte() != LineFeed;
    }
}
