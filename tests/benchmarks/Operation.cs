using Flights.Domain.Reports;
using Flights.Domain.Reports.Writing;
using Flights.Mail;
using MimeKit;

namespace Flights.Benchmarks;

/// <summary>Something that is done with a mail and measured.</summary>
/// <param name="Name">What it is, for a person.</param>
/// <param name="Run">Does it once. The result depends on all of the work, so that none of it can be left out.</param>
internal sealed record Operation(string Name, Func<BenchmarkMail, int> Run)
{
    /// <summary>The floor: the bytes, split into lines.</summary>
    public static readonly Operation Lines = new("lines of the bytes", mail => CountLines(mail.Bytes));

    /// <summary>What the library alone costs that every mail has to pass.</summary>
    public static readonly Operation MimeKit = new("MimeKit: `Load`, `TextBody`", mail => LoadText(mail.Bytes));

    /// <summary>Decoded text in, facts out.</summary>
    public static readonly Operation Parse =
        new("`ReportParser.Parse`", mail => ReportParser.Parse(mail.Text, ParseLimits.Default).Flight!.Jobs.Count);

    /// <summary>Bytes in, facts out: MimeKit, body hash and digest included.</summary>
    public static readonly Operation ParseMail =
        new("`MailedReport.Parse`", mail => MailedReport.Parse(mail.Bytes, ParseLimits.Default).Flight!.Jobs.Count);

    /// <summary>Facts in, text out.</summary>
    public static readonly Operation Write = new("`ReportWriter.Write`", mail => ReportWriter.Write(mail.Flight).Length);

    /// <summary>All, in the order in which they are done in a round.</summary>
    public static readonly IReadOnlyList<Operation> All = [Lines, MimeKit, Parse, ParseMail, Write];

    private static int CountLines(ReadOnlySpan<byte> bytes)
    {
        var lines = 0;
        while (!bytes.IsEmpty)
        {
            var end = bytes.IndexOf((byte)'\n');
            bytes = end < 0 ? default : bytes[(end + 1)..];
            lines++;
        }

        return lines;
    }

    private static int LoadText(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes, writable: false);
        using var mail = MimeMessage.Load(stream);
        return mail.TextBody?.Length ?? 0;
    }
}
