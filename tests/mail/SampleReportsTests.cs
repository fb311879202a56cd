using System.Text;
using Flights.Domain.Flights;
using Flights.Domain.Reports;
using Flights.Domain.Reports.Writing;
using MimeKit;

namespace Flights.Mail.Tests;

public sealed class SampleReportsTests
{
    public static readonly TheoryData<string> Mails = [.. Samples.Files("*.eml"), .. Samples.Files("*.txt")];

    [Theory]
    [MemberData(nameof(Mails))]
    public void Parse_Sample_IsUnderstoodWhole(string file)
    {
        var flight = Parse(File.ReadAllBytes(Samples.PathOf(file)));

        Assert.Empty(flight.Report.Diagnostics);
        Assert.All(flight.Failures, row => Assert.NotEqual(SummaryKind.Other, row.Summary.Kind));
        Assert.Contains(flight.Number.ToString(), file, StringComparison.Ordinal);
        Assert.Contains(flight.Branch.Value, file, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Mails))]
    public void Write_Sample_GivesItsTextBackFromFactsAlone(string file)
    {
        var bytes = File.ReadAllBytes(Samples.PathOf(file));

        var flight = Parse(bytes);

        Assert.Equal(Body(file, bytes), ReportWriter.Write(flight));
        Assert.Empty(flight.Report.Deviations);
    }

    [Fact]
    public void Read_SampleMailbox_HoldsCopiesOfItsFlights()
    {
        var digests = Mails.Select(row => Parse(File.ReadAllBytes(Samples.PathOf(row.Data))))
            .ToDictionary(flight => flight.Number, flight => flight.Digest);
        using var mailbox = File.OpenRead(Samples.PathOf(Assert.Single(Samples.Files("*.mbox"))));
        var copies = MboxReader.Read(mailbox, ParseLimits.Default.MaxBytes).Select(mail => Parse(mail.Bytes)).ToList();

        Assert.Equal(3, copies.Count);
        Assert.All(copies, copy => Assert.Equal(digests[copy.Number], copy.Digest));
    }

    private static Flight Parse(ReadOnlyMemory<byte> bytes)
    {
        var result = MailedReport.Parse(bytes, ParseLimits.Default);
        Assert.True(result.Flight is not null, result.Error?.ToString());
        return result.Flight;
    }

    private static string Body(string file, byte[] bytes)
    {
        if (Path.GetExtension(file) == ".txt")
        {
            return Encoding.UTF8.GetString(bytes);
        }

        using var stream = new MemoryStream(bytes);
        var part = MimeMessage.Load(stream, TestContext.Current.CancellationToken).BodyParts.OfType<TextPart>().First();
        using var decoded = new MemoryStream();
        part.Content!.DecodeTo(decoded, TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(decoded.ToArray());
    }
}
