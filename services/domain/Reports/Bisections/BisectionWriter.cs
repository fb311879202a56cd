using Flights.Domain.Flights;
using Flights.Domain.Reports.Writing;

namespace Flights.Domain.Reports.Bisections;

/// <summary>Writes the report of a bisection from its facts: what <see cref="BisectionParser"/> read is written back to the
/// letter.</summary>
public static class BisectionWriter
{
    /// <summary>Writes the text of a report: the body of its mail, decoded.</summary>
    public static string Write(Bisection bisection)
    {
        using var sink = new LineSink();
        WriteBody(bisection, sink);
        var text = DeviationSplicer.Splice(sink, bisection.Deviations) + (bisection.LastFlight is null ? "" : "\n");
        var flight = bisection.LastFlight is { } last ? ReportWriter.Write(last) : "";
        return (bisection.HasCrLf ? text.Replace("\n", "\r\n", StringComparison.Ordinal) : text) + flight + bisection.ListFooter;
    }

    /// <summary>Writes what stands above the report of the last flight.</summary>
    internal static void WriteBody(Bisection bisection, LineSink sink)
    {
        sink.Begin(ReportPart.Head);
        sink.Add(BisectionLabels.Branch).Line(bisection.ConfiguredBranch);
        sink.Add(BisectionLabels.XenBranch).Line(bisection.XenBranch);
        sink.Add(BisectionLabels.Job).Line(bisection.Step.Job);
        sink.Add(BisectionLabels.TestId).Line(bisection.Step.TestId);
        sink.Blank();
        foreach (var tree in bisection.Trees)
        {
            sink.Add(BisectionLabels.Tree).Add(tree.Name).Add(" ").Line(tree.Uri);
        }

        sink.Blank();
        sink.Begin(ReportPart.Sections);
        foreach (var finding in bisection.Findings)
        {
            WriteFinding(finding, sink);
        }

        if (bisection.GraphUri.Length > 0)
        {
            sink.Line(BisectionLabels.Graph);
            sink.Add(BisectionLabels.GraphIndentation).Line(bisection.GraphUri);
            sink.Line(BisectionLabels.GraphEnd);
            sink.Blank();
        }

        sink.Begin(ReportPart.RevisionLog);
        sink.Line(BisectionLabels.Rule);
        WriteLines(bisection.ToolLog, "", sink);
        if (bisection.LastFlight is not null)
        {
            sink.Line(BisectionLabels.Rule);
        }
    }

    private static void WriteFinding(BisectionFinding finding, LineSink sink)
    {
        sink.Add(BisectionLabels.Stars).Add(finding.Headline).Line(BisectionLabels.StarsEnd);
        sink.Blank();
        if (finding.Tree is { } tree)
        {
            sink.Add(BisectionLabels.InTree).Add(tree.Name).Add(" ").Line(tree.Uri);
            sink.Add(BisectionLabels.Introduced).Line(finding.Introduced);
            sink.Add(BisectionLabels.NotPresent).Line(finding.NotPresent);
            sink.Add(BisectionLabels.Repro).Line(finding.ReproUri);
            sink.Blank();
            sink.Blank();
        }

        if (finding.Log.Length > 0)
        {
            WriteLines(finding.Log, BisectionLabels.Indentation, sink);
            sink.Blank();
            sink.Blank();
        }
    }

    private static void WriteLines(string text, string indentation, LineSink sink)
    {
        foreach (var line in text.Split('\n'))
        {
            sink.Add(indentation).Line(line);
        }
    }
}
