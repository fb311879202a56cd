using Flights.Cli.Output;

namespace Flights.Cli.Lint;

/// <summary>Prints what <c>flights lint</c> found for people and for tools that read a compiler's messages.</summary>
internal static class LintText
{
    /// <summary>Prints one line.</summary>
    /// <param name="line">What it tells of.</param>
    /// <param name="writer">Where to.</param>
    public static void Write(V1.LintLine line, TextWriter writer) => new PrintableWriter(writer).WriteLine(line.LineCase switch
    {
        V1.LintLine.LineOneofCase.Finding => Text(line.Finding),
        V1.LintLine.LineOneofCase.Refused => Text(line.Refused),
        _ => Text(line.Totals),
    });

    private static string Text(V1.LintFinding finding)
    {
        var diagnostic = finding.Diagnostic;
        var own = finding.Encoded && diagnostic.Line > 0 ? $"line {diagnostic.Line} of the decoded text" : "";
        var places = string.Join(", ", new[] { own, Other(finding) }.Where(place => place.Length > 0));
        return $"{finding.File}:{finding.Line}:{Math.Max(diagnostic.Column, 1)}: {diagnostic.Reason}: {diagnostic.Message}"
            + (places.Length > 0 ? $" ({places})" : "");
    }

    private static string Other(V1.LintFinding finding) => finding.Diagnostic.Other switch
    {
        null => "",
        { Header.Length: > 0, Line: 0 } other => other.Header,
        { Header.Length: > 0 } other => $"{other.Header}, line {other.Line}",
        { Line: 0 } => "",
        _ when finding.OtherLine > 0 => $"line {finding.OtherLine}",
        var other => $"line {other.Line} of the decoded text",
    };

    private static string Text(V1.RefusedInput refused) =>
        $"{refused.File}:{refused.Line}:{refused.Column}: {refused.Reason}: {refused.Message}";

    private static string Text(V1.LintTotals totals)
    {
        var bisections = totals.BisectionCount > 0 ? $", of which {totals.BisectionCount} of bisections" : "";
        return $"{Words.Count(totals.ReportCount, "report", "reports")}{bisections}: {Words.Count(totals.FindingCount, "finding", "findings")}, "
            + $"{totals.RefusedCount} refused; body hashes: {totals.VerifiedCount} verified, {totals.UnsignedCount} unsigned, "
            + $"{totals.UncheckedCount} not checkable, {totals.MismatchCount} mismatched";
    }
}
