using System.Text;
using Flights.Platform.Errors;
using Flights.Platform.Wire;

namespace Flights.Notifier.Channels;

/// <summary>The secrets that subscriptions name and the notifier's operator keeps, each in a file of its own, and in a folder of their own
/// those of each owner of subscriptions: who names another's would send in another's name. They are read for each message, so that they
/// can be replaced, and stand in no answer and no log.</summary>
/// <param name="options">Where they are.</param>
public sealed class Secrets(DeliveryOptions options)
{
    private const int MaxBytes = 4096;

    /// <summary>Checks that there is a secret of a name.</summary>
    /// <param name="owner">Whose subscription names it; empty where no token is asked for.</param>
    /// <param name="name">Its name.</param>
    /// <param name="field">The field that names it.</param>
    /// <exception cref="FlightsException"><c>UNKNOWN_SECRET</c>.</exception>
    public void Check(string owner, string name, string field) => Find(owner, name, field);

    /// <summary>The secret of a name, without the line end.</summary>
    /// <param name="owner">Whose subscription names it; empty where no token is asked for.</param>
    /// <param name="name">Its name.</param>
    /// <exception cref="FlightsException"><c>UNKNOWN_SECRET</c> or <c>SECRET_UNREADABLE</c>.</exception>
    public string Read(string owner, string name)
    {
        var path = Find(owner, name, "");
        try
        {
            using var file = File.OpenRead(path);
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

    private string Find(string owner, string name, string field)
    {
        // A subject may be any text: escaped it is one name, unless it is the folder itself or the one above.
        var folder = Uri.EscapeDataString(owner);
        var path = Path.Combine(options.SecretFolder, folder, name);
        return options.SecretFolder.Length > 0 && folder is not ("." or "..") && ResourceNames.IsSubscriptionId(name) && File.Exists(path)
            ? path
            : throw new FlightsException(
                ErrorKind.FailedPrecondition, "UNKNOWN_SECRET", "The notifier's operator keeps no secret of that name for the owner of the subscription.")
            { Field = field };
    }
}
