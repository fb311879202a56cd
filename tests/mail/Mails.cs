using System.Globalization;
using System.Text;
using Flights.Domain.Reports;

namespace Flights.Mail.Tests;

/// <summary>Mails of an invented lab, in the forms in which reports reach people.</summary>
internal static class Mails
{
    public const string ListFooter = "_______________________________________________\na-list mailing list\na-list@lists.example.org\n";

    public static readonly string Body = """
        flight 7100 xen-unstable real [real]
        http://logs.lab.example.org/osstest/logs/7100/

        Perfect :-)
        All tests in this flight passed as required
        version targeted for testing:
         xen                  1111111111111111111111111111111111111111
        baseline version:
         xen                  2222222222222222222222222222222222222222

        ------------------------------------------------------------
        People who touched revisions under test:
          Zoë Exämple <zoe@example.org>

        jobs:
         build-amd64                                                  pass    


        ------------------------------------------------------------
        sg-report-flight on host.lab.example.org
        logs: /home/logs/logs


        Not pushing.


        """;

    public const string Envelope = """
        To: a-list@lists.example.org
        Message-ID: <osstest-7100-mainreport@xen.example.org>
        Subject: [xen-unstable test] 7100:
         all pass
        X-Osstest-Versions-This:
            xen=1111111111111111111111111111111111111111
        From: a lab <lab@example.org>
        Date: Tue, 03 Mar 2026 10:00:00 +0100

        """;

    public static readonly string Plain = Envelope
        + "MIME-Version: 1.0\nContent-Type: text/plain; charset=\"UTF-8\"\nContent-Transfer-Encoding: 8bit\n\n" + Body;

    public static readonly string Undeclared = Envelope + "\n" + Body;

    public static string Base64(string body) => Envelope
        + "MIME-Version: 1.0\nContent-Type: text/plain; charset=\"utf-8\"\nContent-Transfer-Encoding: base64\n\n"
        + Convert.ToBase64String(Encoding.UTF8.GetBytes(body), Base64FormattingOptions.InsertLineBreaks)
            .Replace("\r\n", "\n", StringComparison.Ordinal)
        + "\n";

    public static readonly string Multipart = Envelope
        + "MIME-Version: 1.0\nContent-Type: multipart/signed; boundary=\"=-b\"; micalg=\"pgp-sha512\"; "
        + "protocol=\"application/pgp-signature\"\n\n"
        + "--=-b\nContent-Type: text/plain; charset=\"UTF-8\"\nContent-Transfer-Encoding: quoted-printable\n\n" + QuotedPrintable(Body)
        + "\n--=-b\nContent-Type: application/pgp-signature\n\nno signature\n--=-b--\n";

    public static MailReadResult Read(string mail, ParseLimits? limits = null) =>
        MailReader.Read(Encoding.UTF8.GetBytes(mail), limits ?? ParseLimits.Default);

    public static ReportText Text(string mail)
    {
        Assert.True(Read(mail).TryGet(out var text, out var error), error?.ToString());
        return text;
    }

    private static string QuotedPrintable(string text)
    {
        var encoded = new StringBuilder();
        foreach (var line in text.TrimEnd('\n').Split('\n'))
        {
            foreach (var b in Encoding.UTF8.GetBytes(line))
            {
                var isPlain = b is >= 33 and <= 126 and not (byte)'=';
                encoded.Append(isPlain ? ((char)b).ToString() : string.Create(CultureInfo.InvariantCulture, $"={b:X2}"));
                encoded.Append(encoded.Length % 70 == 0 ? "=\n" : "");
            }

            encoded.Append('\n');
        }

        return encoded.ToString();
    }
}
