using System.Globalization;
using System.Text;

namespace Flights.Oracle.Tests.Mailed;

/// <summary>Makes the mails that a lab would have sent of the reports.</summary>
internal static class Mails
{
    public static byte[] Of(Scenario scenario, Examination examination)
    {
        var head = scenario.Read(examination, "headers");
        var end = head.IndexOf('\n', StringComparison.Ordinal);
        var subject = examination.Subject ?? $"[{scenario.Branch} test] {head[..end]}";
        var mail = new StringBuilder()
            .Append("From: osstest <osstest@example.org>\n")
            .Append("To: reports@example.org\n")
            .Append(CultureInfo.InvariantCulture, $"Message-ID: <osstest-{examination.Flight}-mainreport@example.org>\n")
            .Append("Subject: ").Append(subject).Append('\n')
            .Append(head[(end + 1)..])
            .Append(CultureInfo.InvariantCulture, $"Date: {examination.Now:ddd, dd MMM yyyy HH:mm:ss} +0000\n")
            .Append("MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n")
            .Append(scenario.Read(examination, "report.txt"));
        return Encoding.UTF8.GetBytes(mail.ToString());
    }
}
