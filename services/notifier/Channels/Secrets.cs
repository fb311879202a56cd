using System.Text;
using Flights.Platform.Errors;
using Flights.Platform.Wire;

namespace Flights.Notifier.Channels;

/// <summary>The secrets that subscriptions name and the notifier's operator keeps, each in a file of its own. They are read for each message,
/// so that they can be replaced, and stand in no answer and no log.</summary>
/// <param name="options">Where they are.</param>
public sealed class Secrets(DeliveryOptions options)
{
    private const int MaxBytes = 4096;

    /// <summary>Checks that there is a secret of a name.</summary>
    /// <exception cref="FlightsException"><c>UNKNOWN_SECRET</c>.</exception>
    public void Check(string name, string field)
    {
        if (!ResourceNames.IsSubscriptionId(name) || options.SecretFolder.Length == 0 || !File.Exists(PathOf(name)))
        {
            throw new FlightsException(
                ErrorKind.FailedPrecondition, "UNKNOWN_SECRET", "The notifier's operator keeps no secret of that name.")
            { Field = field };
        }
    }

    /// <summary>The secret of a name, without the line end.</summary>
    /// <exception cref="FlightsException"><c>UNKNOWN_SECRET</c> or <c>SECRET_UNREADABLE</c>.</exception>
    public string Read(string name)
    {
        Check(name, "");
        try
        {
            using var file = File.OpenRead(PathOf(name));
            var bytes = new byte[MaxBytes + 1];
            var count = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            var text = Encoding.UTF8.GetString(bytes, 0, count).TrimEnd('\r', '\n');
            return count <= MaxBytes && text.Length > 0 ? text : throw Unreadable(null);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(error);
        }
    }

    private static FlightsException Unreadable(Exception? error) =>
        new(ErrorKind.Unavailable, "SECRET_UNREADABLE", "The secret cannot be read, is empty or has more than 4096 bytes.", error);

    private string PathOf(string name) => Path.Combine(options.SecretFolder, name);
}
