using Flights.Notifier.Channels;

namespace Flights.Services.Tests.Notifier.Subscriptions;

/// <summary>A channel behind which the process dies, once the other side has taken the message.</summary>
internal sealed class CrashingChannel(IChannel channel) : IChannel
{
    public bool Crashes { get; set; }

    public V1.Subscription.ChannelOneofCase Kind => channel.Kind;

    public void Check(V1.Subscription subscription) => channel.Check(subscription);

    public async Task SendAsync(V1.Subscription subscription, V1.Notice notice, CancellationToken cancellationToken)
    {
        await channel.SendAsync(subscription, notice, cancellationToken);
        if (Crashes)
        {
            throw new InvalidOperationException("The process dies here.");
        }
    }
}
