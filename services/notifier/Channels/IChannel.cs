using Flights.Platform.Errors;

namespace Flights.Notifier.Channels;

/// <summary>A way by which subscribers are told.</summary>
public interface IChannel
{
    /// <summary>Which one it is.</summary>
    V1.Subscription.ChannelOneofCase Kind { get; }

    /// <summary>Checks whether a subscription can be served by it.</summary>
    /// <exception cref="FlightsException">It says what is wrong, with which field, or what the operator has not set.</exception>
    void Check(V1.Subscription subscription);

    /// <summary>Sends a message, and returns when the other side has taken it.</summary>
    /// <param name="subscription">Who is told. It passed <see cref="Check"/> when it was kept, and may not any more.</param>
    /// <param name="notice">The message. Its delivery is an id by which a second copy is known.</param>
    /// <param name="cancellationToken">Ends an attempt that takes too long.</param>
    /// <exception cref="FlightsException">It was not taken, or nobody knows: its message stands in the delivery log, and holds no
    /// secret.</exception>
    Task SendAsync(V1.Subscription subscription, V1.Notice notice, CancellationToken cancellationToken);
}
