using System.Globalization;
using Flights.Domain.Flights;
using Flights.Domain.Regressions;

namespace Flights.Domain.Notices;

/// <summary>Tells people of events of the ledger. It answers in this order: what broke, is it new, is it real, since when and between which
/// revisions, who touched it, what does the gate do, where to look.</summary>
public static class NoticeWriter
{
    /// <summary>The text about one event.</summary>
    /// <param name="lab">The lab.</param>
    /// <param name="branch">The branch.</param>
    /// <param name="told">The event.</param>
    public static NoticeText Of(LabName lab, BranchName branch, LedgerEvent told)
    {
        var title = TitleOf(branch, told);
        var lines = new NoticeLines().Paragraph(title).Gap();
        WriteAnswers(lines, lab, branch, told);
        return new NoticeText(title, lines.ToString());
    }

    /// <summary>The text about all that happened in a day: first what, then each by itself.</summary>
    /// <param name="lab">The lab.</param>
    /// <param name="events">The events, each with its branch: one or more.</param>
    public static NoticeText OfDay(LabName lab, IReadOnlyList<(BranchName Branch, LedgerEvent Told)> events)
    {
        var branches = events.Select(each => each.Branch).Distinct().ToList();
        var title = string.Create(
            CultureInfo.InvariantCulture, $"{Count(events.Count, "event")} on {(branches.Count == 1 ? branches[0].Value : Count(branches.Count, "branch", "branches"))}");
        var lines = new NoticeLines().Paragraph(title).Gap();
        foreach (var (branch, told) in events)
        {
            lines.Answer("  *", TitleOf(branch, told));
        }

        foreach (var (branch, told) in events)
        {
            lines.Gap().Paragraph(new string('-', NoticeLines.Width)).Paragraph(TitleOf(branch, told)).Gap();
            WriteAnswers(lines, lab, branch, told);
        }

        return new NoticeText(title, lines.ToString());
    }

    /// <summary>A number of things.</summary>
    internal static string Count(int count, string one, string? many = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many ?? one + "s")}");

    /// <summary>One event in one line, of any length: the title of its text.</summary>
    /// <param name="branch">The branch.</param>
    /// <param name="told">The event.</param>
    public static string TitleOf(BranchName branch, LedgerEvent told) => $"{branch}: " + told switch
    {
        RegressionEvent regression => RegressionNotice.TitleOf(regression),
        GateEvent gate => GateNotice.TitleOf(gate),
        GateStuckEvent stuck => GateNotice.TitleOf(stuck),
        _ => told.Kind.Word(),
    };

    private static void WriteAnswers(NoticeLines lines, LabName lab, BranchName branch, LedgerEvent told)
    {
        switch (told)
        {
            case RegressionEvent regression:
                RegressionNotice.Write(lines, lab, branch, regression);
                break;
            case GateEvent gate:
                GateNotice.Write(lines, lab, branch, gate);
                break;
            case GateStuckEvent stuck:
                GateNotice.Write(lines, lab, branch, stuck);
                break;
        }
    }
}
