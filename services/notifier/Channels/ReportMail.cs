using System.Text;
using MimeKit;
using MimeKit.Text;

namespace Flights.Notifier.Channels;

/// <summary>Writes osstest's own reports as mails: a text, the subject, and the headers that its readers' filters know, folded as osstest folds
/// them.</summary>
internal static class ReportMail
{
    /// <summary>The mail of a report. It follows from its arguments alone.</summary>
    /// <param name="subscription">Who is told, by mail.</param>
    /// <param name="delivery">The name of the delivery.</param>
    /// <param name="report">The report, with its text.</param>
    /// <param name="from">Who tells.</param>
    public static MimeMessage Of(V1.Subscription subscription, string delivery, V1.FlightReport report, MailboxAddress from)
    {
        var ids = new MailIds(from.Domain);
        var mail = new MimeMessage { MessageId = ids.Of(report, report.Version), Subject = report.Subject };
        mail.From.Add(from);
        mail.To.Add(MailboxAddress.Parse(subscription.Mail.To));
        mail.Date = report.ReportTime.ToDateTimeOffset();
        if (report.Version > 1)
        {
            // What replaces other results of the flight is an answer to the report of these.
            mail.InReplyTo = ids.Of(report, report.Version - 1);
            mail.References.Add(mail.InReplyTo);
        }

        NoticeMail.AddListHeaders(mail.Headers, subscription, delivery, from);
        foreach (var header in HeadersOf(report.Headers))
        {
            mail.Headers.Add(header);
        }

        mail.Body = new TextPart(TextFormat.Plain) { Text = report.Text };
        return mail;
    }

    // The first line is the subject's rest; a line that begins with a blank belongs to the header above it.
    private static IEnumerable<Header> HeadersOf(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).ToList();
        for (var i = 0; i < lines.Count;)
        {
            var colon = lines[i].IndexOf(':', StringComparison.Ordinal);
            var (name, value) = (lines[i][..colon], new StringBuilder(lines[i][(colon + 1)..]).Append('\n'));
            for (i++; i < lines.Count && lines[i][0] == ' '; i++)
            {
                value.Append(lines[i]).Append('\n');
            }

            var header = new Header(Encoding.UTF8, name, "");
            header.SetRawValue(Encoding.UTF8.GetBytes(value.ToString()));
            yield return header;
        }
    }
}
