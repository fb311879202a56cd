using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Flights.Platform.Errors;
using Flights.Platform.Options;

namespace Flights.Parser.Imap;

/// <summary>Keeps how far a folder is read, in a file of the data folder: one for each server, user and folder.</summary>
internal sealed partial class ImapPositionFile(ImapOptions options, DataOptions data, ILogger<ImapPositionFile> logger)
{
    private readonly string _path = Path.Combine(data.DataFolder, $"imap-{KeyOf(options)}.json");

    /// <summary>The position that was kept last. Without one, or if the file holds something else, there is none: whoever begins
    /// at the first mail again submits reports twice, which changes nothing.</summary>
    /// <exception cref="FlightsException">The file is there and cannot be read.</exception>
    public ImapPosition? Load()
    {
        try
        {
            using var stream = File.OpenRead(_path);
            if (JsonSerializer.Deserialize<ImapPosition>(stream) is { Aside: not null } position)
            {
                return position;
            }
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (JsonException)
        {
            // Nothing that this program writes: below, as an empty file.
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw NotKept(failure);
        }

        Log.Unreadable(logger, _path);
        return null;
    }

    /// <summary>Keeps a position. Whatever happens meanwhile, the file holds the old one or the new one, and never less than was
    /// kept before the machine stopped, save for the very last one.</summary>
    /// <exception cref="FlightsException">It cannot be kept.</exception>
    public void Save(ImapPosition position)
    {
        var next = _path + ".new";
        try
        {
            Directory.CreateDirectory(data.DataFolder);
            using (var stream = new FileStream(next, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                JsonSerializer.Serialize(stream, position);
                stream.Flush(flushToDisk: true);
            }

            File.Move(next, _path, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw NotKept(failure);
        }
    }

    // Not the port: the same mailbox is often reached by two.
    private static string KeyOf(ImapOptions options)
    {
        var key = string.Join('\n', options.Server?.DnsSafeHost.ToLowerInvariant(), options.User, options.Folder);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 8));
    }

    private FlightsException NotKept(Exception failure) => new(
        ErrorKind.Unavailable, ImapReasons.PositionNotKept, $"What was read last cannot be kept in '{_path}': {failure.Message}");
}
