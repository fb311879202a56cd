using System.Globalization;
using System.Text;
using Flights.Domain.Baselines;
using Flights.Domain.Classification;
using Flights.Domain.Flights;
using Flights.Domain.Reports.Composing;
using Flights.Domain.Reports.Writing;
using Flights.Domain.Tests.Histories;
using Google.Protobuf;

namespace Flights.EndToEnd.Tests.Order;

/// <summary>Makes the mail that a lab would have sent of a flight.</summary>
internal static class FlightMail
{
    private static readonly ReportForm Form = new()
    {
        LogsUri = "http://logs.example.org/osstest/logs",
        ReportingHost = "osstest.example.org",
        FooterPaths = [new FooterPath("logs", "/home/logs/logs"), new FooterPath("images", "/home/logs/images")],
        Footer = [new FooterParagraph("Logs, config files, etc. are available at", ["http://logs.example.org/osstest/logs"])],
    };

    /// <summary>The mail.</summary>
    /// <param name="history">What is known of other flights when the mail is written.</param>
    /// <param name="flight">The flight.</param>
    /// <param name="scope">What is held against each other.</param>
    /// <param name="retests">The flights that the head names besides.</param>
    public static V1.SubmitReportRequest Of(
        FlightHistory history, CompleteFlight flight, HistoryScope scope, EquatableList<Retest> retests)
    {
        var judgement = history.Judge(flight.Number, scope, AllowList.Empty, ReportPolicy.Later);
        var form = Form with { Retests = retests };
        var report = ReportComposer.Compose(flight, judgement, scope, history.PushAges(scope), ReportPolicy.Later, form);
        var head = ProgramHeadersWriter.Write(report);
        var mail = new StringBuilder()
            .Append("From: osstest <osstest@example.org>\n")
            .Append("To: reports@example.org\n")
            .Append(CultureInfo.InvariantCulture, $"Message-ID: <osstest-{flight.Number}-mainreport@example.org>\n")
            .Append("Subject: ").Append(ReportWriter.WriteHeaders(report)[0].Value).Append('\n')
            .Append(head.AsSpan(head.IndexOf('\n', StringComparison.Ordinal) + 1))
            .Append(CultureInfo.InvariantCulture, $"Date: {scope.Now:ddd, dd MMM yyyy HH:mm:ss} +0000\n")
            .Append("MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n")
            .Append(ReportWriter.Write(report));
        return new V1.SubmitReportRequest
        {
            Lab = $"labs/{flight.Lab}",
            Text = ByteString.CopyFrom(Encoding.UTF8.GetBytes(mail.ToString())),
        };
    }
}
