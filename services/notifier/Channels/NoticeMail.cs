using System.Net;
using Flights.Domain.Regressions;
using Flights.Notifier.Deliveries;
using Flights.Platform.Wire;
using MimeKit;
using MimeKit.Text;

namespace Flights.Notifier.Channels;

/// <summary>Writes messages as mails.</summary>
internal static class NoticeMail
{
    /// <summary>The mail of a message. It follows from its arguments alone, but for the borders between its parts.</summary>
    /// <param name="subscription">Who is told, by mail.</param>
    /// <param name="notice">The message.</param>
    /// <param name="from">Who tells.</param>
    public static MimeMessage Of(V1.Subscription subscription, V1.Notice notice, MailboxAddress from)
    {
        var ids = new MailIds(from.Domain);
        var mail = new MimeMessage { MessageId = ids.Of(notice), Subject = notice.Title };
        mail.From.Add(from);
        mail.To.Add(MailboxAddress.Parse(subscription.Mail.To));
        mail.Date = notice.Events[^1].Header()!.CreateTime.ToDateTimeOffset();
        var threads = ids.ThreadsOf(subscription, notice).ToList();
        mail.References.AddRange(threads);
        mail.InReplyTo = threads.LastOrDefault();
        AddHeaders(mail.Headers, subscription, notice, from);
        mail.Body = new MultipartAlternative
        {
            new TextPart(TextFormat.Plain) { Text = notice.Text },
            new TextPart(TextFormat.Html) { Text = $"<!DOCTYPE html>\n<html><body><pre>{WebUtility.HtmlEncode(notice.Text)}</pre></body></html>\n" },
        };
        return mail;
    }

    /// <summary>Adds what every mail to a subscriber has: whose it is, and how to have no more of them.</summary>
    /// <param name="headers">The headers of the mail.</param>
    /// <param name="subscription">Who is told.</param>
    /// <param name="delivery">The name of the delivery.</param>
    /// <param name="from">Who tells.</param>
    public static void AddListHeaders(HeaderList headers, V1.Subscription subscription, string delivery, MailboxAddress from)
    {
        var (lab, id) = ResourceNames.ParseSubscription(subscription.Name, "name");
        headers.Add("Auto-Submitted", "auto-generated");
        headers.Add(HeaderId.Precedence, "bulk");
        headers.Add(HeaderId.ListId, $"<{id}.{lab}.flights.{from.Domain}>");
        headers.Add(HeaderId.ListUnsubscribe, $"<mailto:{from.Address}?subject={Uri.EscapeDataString("unsubscribe " + subscription.Name)}>");
        headers.Add("X-Flights-Lab", lab.Value);
        headers.Add("X-Flights-Subscription", subscription.Name);
        headers.Add("X-Flights-Delivery", delivery);
    }

    private static void AddHeaders(HeaderList headers, V1.Subscription subscription, V1.Notice notice, MailboxAddress from)
    {
        AddListHeaders(headers, subscription, notice.Delivery, from);
        if (!DeliveryName.IsDigest(notice.Delivery[(notice.Delivery.LastIndexOf('/') + 1)..]))
        {
            AddHeaders(headers, notice.Events[0]);
        }
    }

    private static void AddHeaders(HeaderList headers, V1.LedgerEvent wire)
    {
        var told = wire.ToDomain()!;
        headers.Add("X-Flights-Branch", ResourceNames.ParseEvent(wire.Header()!.Name, "header.name").Branch.Value);
        headers.Add("X-Flights-Kind", told.Kind.Word());
        headers.Add("X-Flights-Novelty", EventNovelties.Of(told).ToString().ToLowerInvariant());
        if (told is RegressionEvent { Regression.Step: var step })
        {
            headers.Add("X-Flights-Job", step.Job);
            headers.Add("X-Flights-Testid", step.TestId);
        }
    }
}
