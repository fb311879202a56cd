using Flights.Domain.Flights;
using Flights.Domain.Regressions;
using Flights.Domain.Reports;
using Flights.Domain.Reports.Composing;

namespace Flights.Oracle.Tests;

/// <summary>What the lab's daily script does around the report program: it gives it the words of the lab, and decides on the push.</summary>
internal sealed class DailyScript
{
    private ReportForm? _lab;

    // Only a finished main run that is compared with revisions is pushed, and once. The script learns from the machine-readable output
    // alone that nothing blocks.
    public static PushOutcome? PushOf(Scenario scenario, Examination examination, CompleteFlight flight, bool isTolerable) =>
        flight.Blessing == Blessing.Real && !examination.IsRepeated
            && examination.Baseline.RevisionOf(scenario.Tree) is { } baseline
            && examination.Targeted.FirstOrDefault(tree => tree.Tree == scenario.Tree) is { } targeted
            ? PushDecision.Of(isTolerable && examination.HasMachineOutput, targeted.Revision, baseline, examination.IsForced)
            : null;

    // The lab's own words, the same in all reports, are taken from one that includes no text, if there is one: it can say anything.
    public ReportForm FormOf(Scenario scenario, Examination examination)
    {
        if (_lab is null)
        {
            var plain = scenario.Examinations.MinBy(each => each.Preamble.Length + (each.Include?.Length ?? 0))!;
            var parsed = ReportParser.Parse(new ReportText(scenario.Read(plain, "report.txt"), ""), ParseLimits.Default).Flight!;
            _lab = new ReportForm
            {
                LogsUri = parsed.Report.LogsUris[0][..^$"/{parsed.Number}/".Length],
                ReportingHost = parsed.Report.ReportingHost,
                FooterPaths = parsed.Report.FooterPaths,
                Footer = parsed.Report.Footer,
            };
        }

        return _lab with { Preamble = examination.Preamble, Include = examination.Include };
    }
}
