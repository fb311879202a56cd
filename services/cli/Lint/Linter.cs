using Flights.Cli.Replay;
using Flights.Domain.Flights;
using Flights.Domain.Linting;
using Flights.Domain.Reports;
using Flights.Mail;
using Flights.Platform.Wire;

namespace Flights.Cli.Lint;

/// <summary>Compares what stands twice in the reports of a file.</summary>
internal static class Linter
{
    /// <summary>What there is to say of the reports of a file, in order. Files are read as the caller goes on.</summary>
    /// <param name="file">The file.</param>
    /// <param name="totals">Counts what was read and found.</param>
    public static IEnumerable<V1.LintLine> Lint(string file, V1.LintTotals totals)
    {
        string? unreadable = null;
        foreach (var input in InputReader.Read(file, why => unreadable = why))
        {
            foreach (var line in Lint(input, totals))
            {
                yield return line;
            }
        }

        if (unreadable is not null)
        {
            totals.RefusedCount++;
            yield return new V1.LintLine
            {
                Refused = new V1.RefusedInput { File = file, Line = 1, Column = 1, Reason = "UNREADABLE", Message = unreadable },
            };
        }
    }

    private static IEnumerable<V1.LintLine> Lint(ReplayInput input, V1.LintTotals totals)
    {
        if (!MailReader.Read(input.Text, ParseLimits.Default).TryGet(out var text, out var error))
        {
            return [Refused(input, error, totals)];
        }

        var report = MailedReport.Parse(text, ParseLimits.Default);
        if (report.Flight is { } flight)
        {
            Count(flight.BodyHashState, totals);
            totals.FindingCount += flight.Report.Diagnostics.Count;
            return flight.Report.Diagnostics.Select(found => Found(input, text, found, ResourceNames.Flight(flight.Lab, flight.Number)));
        }

        if (report.Bisection is { } bisection)
        {
            Count(bisection.BodyHashState, totals);
            totals.BisectionCount++;
            var findings = ReportLint.Check(bisection);
            totals.FindingCount += findings.Count;
            return findings.Select(found => Found(input, text, found, ""));
        }

        return [Refused(input, report.Error!, totals)];
    }

    private static void Count(BodyHashState state, V1.LintTotals totals)
    {
        totals.ReportCount++;
        switch (state)
        {
            case BodyHashState.Verified:
                totals.VerifiedCount++;
                break;
            case BodyHashState.Mismatch:
                totals.MismatchCount++;
                break;
            case BodyHashState.Unchecked:
                totals.UncheckedCount++;
                break;
            default:
                totals.UnsignedCount++;
                break;
        }
    }

    private static V1.LintLine Found(ReplayInput input, ReportText text, Diagnostic found, string flight) => new()
    {
        Finding = new V1.LintFinding
        {
            File = input.File,
            Line = LineOf(input, text, found.Line) is var line and > 0 ? line : checked((int)input.FirstLine),
            OtherLine = found.Other is { Header.Length: 0 } other ? LineOf(input, text, other.Line) : 0,
            Flight = flight,
            Diagnostic = found.ToWire(),
            Encoded = text.FirstLine == 0,
        },
    };

    // The line of the file, or 0 if it is none of the file's.
    private static int LineOf(ReplayInput input, ReportText text, int line) =>
        line > 0 && text.FirstLine > 0 ? checked((int)(input.FirstLine - 1 + text.FirstLine - 1 + line)) : 0;

    private static V1.LintLine Refused(ReplayInput input, ParseError error, V1.LintTotals totals)
    {
        totals.RefusedCount++;
        return new V1.LintLine
        {
            Refused = new V1.RefusedInput
            {
                File = input.File,
                Line = checked((int)(input.FirstLine - 1 + Math.Max(error.Line, 1))),
                Column = Math.Max(error.Column, 1),
                Reason = error.Reason,
                Message = error.Message,
            },
        };
    }
}
