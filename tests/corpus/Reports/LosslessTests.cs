using System.Text;
using Flights.Domain.Flights;
using Flights.Domain.Reports.Writing;
using Flights.Platform.Wire;
using Google.Protobuf;
using MimeKit;

namespace Flights.Corpus.Tests.Reports;

/// <summary>What was read is written back to the letter, from the facts and after a trip over the wire.</summary>
public sealed class LosslessTests
{
    [Fact]
    public void Write_EveryReport_GivesTheTextBack()
    {
        CorpusFolder.Require();
        var reports = Reports().ToList();

        foreach (var (path, flight) in reports)
        {
            var text = Path.GetExtension(path) == ".eml" ? DecodedBody(path) : Unwrapped(Encoding.UTF8.GetString(CorpusFolder.Bytes(path)));

            Assert.True(text == ReportWriter.Write(flight), $"{path}: {Told(flight)}");
            Assert.True(text == ReportWriter.Write(OverTheWire(flight)), $"{path} over the wire");
        }

        Assert.True(reports.Count >= 50, $"Only {reports.Count} reports.");
    }

    [Fact]
    public void WriteHeaders_EveryReport_GivesThoseOfTheMailBack()
    {
        CorpusFolder.Require();
        foreach (var (path, flight) in Reports().Where(report => Path.GetExtension(report.Path) == ".eml"))
        {
            var expected = CorpusFolder.Headers(path)
                .Where(header => header.Field == "Subject" || header.Field.StartsWith("X-Osstest-", StringComparison.Ordinal))
                .Select(header => $"{header.Field}: {Unfolded(Encoding.UTF8.GetString(header.RawValue))}");

            var actual = ReportWriter.WriteHeaders(OverTheWire(flight)).Select(header => $"{header.Name}: {Unfolded(header.Value)}");
            Assert.Equal(expected.Order(StringComparer.Ordinal), actual.Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void Parse_EveryReport_HasNothingThatItsFactsDoNotWrite()
    {
        CorpusFolder.Require();
        foreach (var (path, flight) in Reports())
        {
            Assert.True(flight.Report.Deviations.Count == 0, $"{path}: {Told(flight)}");
        }
    }

    private static IEnumerable<(string Path, Flight Flight)> Reports() =>
        from path in CorpusFolder.Files("sequence", "variety", "hard", "hard/unverified", "archive")
        let flight = CorpusFolder.Parse(path).Flight
        where flight is not null
        select (path, flight);

    private static Flight OverTheWire(Flight flight) => V1.Flight.Parser.ParseFrom(flight.ToWire().ToByteArray()).ToDomain();

    private static string DecodedBody(string path)
    {
        using var stream = new MemoryStream(CorpusFolder.Bytes(path));
        var part = MimeMessage.Load(stream, TestContext.Current.CancellationToken).BodyParts.OfType<TextPart>().First();
        using var decoded = new MemoryStream();
        part.Content!.DecodeTo(decoded, TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(decoded.ToArray());
    }

    // An archive wraps behind a blank and leaves the rest at column 0; a jobs table's rows end in blanks too, but blank or indented
    // lines follow them.
    private static string Unwrapped(string page)
    {
        var whole = new StringBuilder();
        var lines = page.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            whole.Append(lines[i]);
            var goesOn = lines[i].EndsWith(' ') && lines[i].Trim().Length > 0 && i + 1 < lines.Length && lines[i + 1] is [> ' ', ..];
            whole.Append(goesOn || i + 1 == lines.Length ? "" : "\n");
        }

        return whole.ToString();
    }

    private static string Unfolded(string value) =>
        string.Join(' ', value.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));

    private static string Told(Flight flight) => string.Join('\n', flight.Report.Deviations.Select(each =>
        $"{each.Part} {each.Line}: [{string.Join('|', each.Written)}] reads [{string.Join('|', each.Reads)}]"));
}
