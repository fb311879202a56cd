using Flights.Platform.Errors;

namespace Flights.Notifier.Channels;

/// <summary>All ways by which subscribers are told.</summary>
/// <param name="channels">One of each.</param>
public sealed class ChannelChoice(IEnumerable<IChannel> channels)
{
    private readonly Dictionary<V1.Subscription.ChannelOneofCase, IChannel> _channels = channels.ToDictionary(channel => channel.Kind);

    /// <summary>The channel of a subscription.</summary>
    /// <exception cref="FlightsException"><c>CHANNEL_MISSING</c>: it names none that this version knows.</exception>
    public IChannel Of(V1.Subscription subscription) => _channels.GetValueOrDefault(subscription.ChannelCase)
        ?? throw new FlightsException(
            ErrorKind.InvalidArgument, "CHANNEL_MISSING", $"The subscription has no channel: set one of {string.Join(", ", Names)}.")
        {
            Field = "subscription.channel",
        };

    private IEnumerable<string> Names => _channels.Keys.Order().Select(NameOf);

    /// <summary>The name of a channel's field, such as <c>file</c>.</summary>
    public static string NameOf(V1.Subscription.ChannelOneofCase channel) =>
        V1.Subscription.Descriptor.FindFieldByNumber((int)channel)?.Name ?? "none";
}
