using System.Text;
using Google.Protobuf;

namespace Flights.Notifier.Channels;

/// <summary>Calls a program of the subscriber's for each message.</summary>
/// <param name="post">Calls it.</param>
/// <param name="targets">Whom it may call.</param>
/// <param name="secrets">The keys that sign.</param>
/// <param name="clock">Dates signatures.</param>
public sealed class WebhookChannel(HttpPost post, HttpTargets targets, Secrets secrets, TimeProvider clock) : IChannel
{
    /// <inheritdoc/>
    public V1.Subscription.ChannelOneofCase Kind => V1.Subscription.ChannelOneofCase.Webhook;

    /// <inheritdoc/>
    public void Check(V1.Subscription subscription)
    {
        targets.Check(subscription.Webhook.Uri, "subscription.webhook.uri");
        if (subscription.Webhook.Secret.Length > 0)
        {
            secrets.Check(subscription.Owner, subscription.Webhook.Secret, "subscription.webhook.secret");
        }
    }

    /// <inheritdoc/>
    public Task SendAsync(V1.Subscription subscription, V1.Notice notice, CancellationToken cancellationToken)
    {
        var webhook = subscription.Webhook;
        var uri = targets.Check(webhook.Uri, "");
        var body = Encoding.UTF8.GetBytes(JsonFormatter.Default.Format(notice));
        var headers = CloudEventHeaders.Of(subscription, notice);
        if (webhook.Secret.Length > 0)
        {
            headers = headers.Concat(WebhookSignature.Of(secrets.Read(subscription.Owner, webhook.Secret), notice.Delivery, clock.GetUtcNow(), body));
        }

        return post.SendAsync(uri, body, headers, cancellationToken);
    }
}
