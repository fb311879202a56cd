using System.Text;

namespace Flights.Benchmarks;

/// <summary>Writes what was measured as Markdown.</summary>
internal sealed class ResultTable(IReadOnlyList<BenchmarkMail> mails, Measurement measurement)
{
    private readonly StringBuilder _text = new();
    private readonly double _bytes = mails.Sum(mail => mail.Bytes.Length);
    private readonly double _utf8 = mails.Sum(mail => mail.Utf8Bytes);
    private readonly double _utf16 = mails.Sum(mail => mail.Utf16Bytes);

    /// <summary>A table of the operations and, below it, how they compare.</summary>
    public static string Of(string name, IReadOnlyList<BenchmarkMail> mails, Measurement measurement)
    {
        var table = new ResultTable(mails, measurement);
        table.AddHead(name);
        foreach (var operation in Operation.All)
        {
            table.AddOperation(operation);
        }

        table.AddComparison();
        return table._text.ToString();
    }

    private void AddHead(string name)
    {
        Add($"\n## {name}\n");
        Add($"{mails.Count} mails; on average {Kilo(_bytes):0.0} KB as received, the decoded text {Kilo(_utf8):0.0} KB in UTF-8,");
        Add($"{Kilo(_utf16):0.0} KB in memory (UTF-16).\n");
        Add($"| | mails/s | MB/s | µs a mail | allocated, KB a mail | × UTF-8 | × UTF-16 | × mail |");
        Add($"|---|--:|--:|--:|--:|--:|--:|--:|");
    }

    private void AddOperation(Operation operation)
    {
        var time = measurement[operation].Rounds.Median();
        double allocated = measurement[operation].AllocatedTotal;
        var speed = FormattableString.Invariant($"{mails.Count / time * 1e6:0} | {_bytes / time:0.0} | {time / mails.Count:0.0}");
        var multiples = FormattableString.Invariant($"{allocated / _utf8:0.00} | {allocated / _utf16:0.00} | {allocated / _bytes:0.00}");
        Add($"| {operation.Name} | {speed} | {Kilo(allocated):0.0} | {multiples} |");
    }

    private void AddComparison()
    {
        var (mimeKit, parse, parseMail) = (measurement[Operation.MimeKit], measurement[Operation.Parse], measurement[Operation.ParseMail]);
        var ratios = parse.Rounds.Zip(mimeKit.Rounds, (own, other) => own / other).ToList();
        Add($"\n| | all mails | worst mail |");
        Add($"|---|--:|--:|");
        AddRatio(
            "time of `ReportParser.Parse` / MimeKit",
            FormattableString.Invariant($"{ratios.Median():0.00} ({ratios.Min():0.00} to {ratios.Max():0.00})"),
            mail => parse.MedianOf(mail) / mimeKit.MedianOf(mail));
        AddRatio(
            "allocated by `ReportParser.Parse` / text in UTF-8",
            FormattableString.Invariant($"{parse.AllocatedTotal / _utf8:0.00}"),
            mail => (double)parse.Allocated[mail] / mails[mail].Utf8Bytes);
        AddRatio(
            "allocated by `MailedReport.Parse` beyond MimeKit / text in UTF-8",
            FormattableString.Invariant($"{(parseMail.AllocatedTotal - mimeKit.AllocatedTotal) / _utf8:0.00}"),
            mail => (double)(parseMail.Allocated[mail] - mimeKit.Allocated[mail]) / mails[mail].Utf8Bytes);
    }

    private void AddRatio(string name, string ofAll, Func<int, double> ofMail) =>
        Add($"| {name} | {ofAll} | {Enumerable.Range(0, mails.Count).Max(ofMail):0.00} |");

    private double Kilo(double bytes) => bytes / 1000 / mails.Count;

    private void Add(FormattableString line) => _text.Append(FormattableString.Invariant(line)).Append('\n');
}
