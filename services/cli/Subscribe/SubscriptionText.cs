using System.Globalization;
using Flights.Cli.Output;
using Flights.Platform.Wire;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace Flights.Cli.Subscribe;

/// <summary>Prints subscriptions and deliveries: for people, or one JSON object a line.</summary>
/// <param name="writer">Where to.</param>
/// <param name="isJson">Whether JSON is printed.</param>
internal sealed class SubscriptionText(PrintableWriter writer, bool isJson)
{
    /// <summary>Prints all of a subscription.</summary>
    public void Write(V1.Subscription subscription)
    {
        if (isJson)
        {
            WriteJson(subscription);
            return;
        }

        writer.WriteLine(ResourceNames.ParseSubscription(subscription.Name, "name").Id);
        writer.WriteLine($"  events   {(subscription.Filter.Length > 0 ? subscription.Filter : "all")}");
        writer.WriteLine($"  channel  {ChannelOf(subscription)}");
        writer.WriteLine($"  when     {WhenOf(subscription)}");
        writer.WriteLine($"  state    {StateOf(subscription)}");
        if (subscription.Owner.Length > 0)
        {
            writer.WriteLine($"  owner    {subscription.Owner}");
        }

        writer.WriteLine($"  created  {TimeOf(subscription.CreateTime)}");
        writer.WriteLine($"  changed  {TimeOf(subscription.UpdateTime)}");
        writer.WriteLine($"  etag     {subscription.Etag}");
    }

    /// <summary>Prints subscriptions, a line each.</summary>
    public void WriteList(IReadOnlyCollection<V1.Subscription> subscriptions)
    {
        if (isJson)
        {
            WriteJson([.. subscriptions]);
            return;
        }

        if (subscriptions.Count == 0)
        {
            writer.WriteLine("no subscriptions");
            return;
        }

        var table = new Columns("subscription", "channel", "when", "state", "events");
        foreach (var subscription in subscriptions)
        {
            table.Add(
                ResourceNames.ParseSubscription(subscription.Name, "name").Id,
                ChannelOf(subscription),
                WhenOf(subscription),
                StateOf(subscription),
                subscription.Filter.Length > 0 ? subscription.Filter : "all");
        }

        table.Write(writer);
    }

    /// <summary>Prints deliveries, a line each, with the error of the last attempt below.</summary>
    public void WriteList(IReadOnlyCollection<V1.Delivery> deliveries)
    {
        if (isJson)
        {
            WriteJson([.. deliveries]);
            return;
        }

        if (deliveries.Count == 0)
        {
            writer.WriteLine("no deliveries");
            return;
        }

        var table = new Columns("delivery", "state", "written", "attempts", "last error");
        foreach (var delivery in deliveries)
        {
            table.Add(
                ResourceNames.ParseDelivery(delivery.Name, "name").Id,
                delivery.State == V1.DeliveryState.GaveUp ? "given up" : Words.Of(delivery.State),
                TimeOf(delivery.CreateTime),
                delivery.AttemptCount.ToString(CultureInfo.InvariantCulture),
                delivery.LastError.Length > 0 ? delivery.LastError : "-");
        }

        table.Write(writer);
    }

    /// <summary>Says in a line what was done to a subscription or a delivery.</summary>
    public void Done(IMessage message, string what)
    {
        if (isJson)
        {
            WriteJson(message);
        }
        else
        {
            writer.WriteLine(what);
        }
    }

    private void WriteJson(params IMessage[] messages)
    {
        foreach (var message in messages)
        {
            writer.WriteLine(JsonFormatter.Default.Format(message));
        }
    }

    private static string ChannelOf(V1.Subscription subscription) => subscription.ChannelCase switch
    {
        V1.Subscription.ChannelOneofCase.File => "file",
        V1.Subscription.ChannelOneofCase.Webhook when subscription.Webhook.Secret.Length > 0 =>
            $"webhook {subscription.Webhook.Uri} (signed by {subscription.Webhook.Secret})",
        V1.Subscription.ChannelOneofCase.Webhook => $"webhook {subscription.Webhook.Uri}",
        V1.Subscription.ChannelOneofCase.Chat => $"chat {subscription.Chat.Secret}",
        V1.Subscription.ChannelOneofCase.Mail => $"mail {subscription.Mail.To}",
        _ => "of a newer version",
    };

    private static string WhenOf(V1.Subscription subscription) => subscription.DailyDigest is { } digest
        ? $"daily at {digest.Time} {(digest.TimeZone.Length > 0 ? digest.TimeZone : "UTC")}"
        : "at once";

    private static string StateOf(V1.Subscription subscription) => subscription.Paused ? "paused" : "active";

    private static string TimeOf(Timestamp time) =>
        time.ToDateTimeOffset().ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
