using System.Text.Json;

namespace Flights.Notifier.Channels;

/// <summary>Posts messages to incoming webhooks of Slack and of what is compatible with it. Their addresses are secrets.</summary>
/// <param name="post">Calls them.</param>
/// <param name="targets">Whom it may call.</param>
/// <param name="secrets">The addresses.</param>
public sealed class ChatChannel(HttpPost post, HttpTargets targets, Secrets secrets) : IChannel
{
    // Slack cuts off what is longer than 40 000 characters, and each that is escaped counts for up to five.
    private const int MaxTextLength = 7_000;

    /// <inheritdoc/>
    public V1.Subscription.ChannelOneofCase Kind => V1.Subscription.ChannelOneofCase.Chat;

    /// <inheritdoc/>
    public void Check(V1.Subscription subscription)
    {
        secrets.Check(subscription.Owner, subscription.Chat.Secret, "subscription.chat.secret");
        targets.Check(secrets.Read(subscription.Owner, subscription.Chat.Secret), "subscription.chat.secret");
    }

    /// <inheritdoc/>
    public Task SendAsync(V1.Subscription subscription, V1.Notice notice, CancellationToken cancellationToken)
    {
        var uri = targets.Check(secrets.Read(subscription.Owner, subscription.Chat.Secret), "");
        var body = JsonSerializer.SerializeToUtf8Bytes(new { text = $"*{Escaped(notice.Title)}*\n```\n{Escaped(Cut(notice.Text))}```" });
        return post.SendAsync(uri, body, [], cancellationToken);
    }

    // At the end of a line.
    private static string Cut(string text) => text.Length <= MaxTextLength
        ? text
        : text[..(text.LastIndexOf('\n', MaxTextLength) + 1)] + "...\n";

    // https://docs.slack.dev/messaging/formatting-message-text/#escaping; a fence in the text would end the fence around it.
    private static string Escaped(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("```", "'''", StringComparison.Ordinal);
}
