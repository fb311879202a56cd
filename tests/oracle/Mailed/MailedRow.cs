using Flights.Domain.Classification;
using Flights.Domain.Flights;

namespace Flights.Oracle.Tests.Mailed;

/// <summary>One failing row of a mailed report: what the services think of it, and what follows from the complete facts.</summary>
/// <param name="Scenario">The history.</param>
/// <param name="Report">The report.</param>
/// <param name="Opinion">What the services think of it, who know no more than the mails.</param>
/// <param name="Complete">What follows from the complete facts: what osstest's own program said, to the letter.</param>
internal sealed record MailedRow(string Scenario, Examination Report, Opinion Opinion, JudgedFailure Complete)
{
    /// <summary>The section and the summary by which shares are counted.</summary>
    public (ReportSection Section, SummaryKind Kind) Class => (Complete.Section, Complete.Finding.Summary.Kind);

    /// <summary>Whether the services have an opinion and it is another one than that of the complete facts. Another evidence flight is a
    /// note: they may not have seen the flight.</summary>
    public bool Differs => Opinion.Own is { } own && !SaysTheSame(own, Complete.Finding);

    /// <summary>Whether they lean on another flight.</summary>
    public bool HasOtherEvidence => Opinion.Own is { } own && !Differs && own.Summary.Flight != Complete.Finding.Summary.Flight;

    private static bool SaysTheSame(Finding left, Finding right) =>
        left.Blocker == right.Blocker && left.Summary.SaysTheSameAs(right.Summary);

    public override string ToString() =>
        $"{Scenario}/{Report.Output} {Complete.Step} {Complete.Status}: '{Opinion.Own?.Summary}' ({Opinion.Own?.Blocker}) by {Opinion.Rule}; "
        + $"complete facts: '{Complete.Finding.Summary}' ({Complete.Finding.Blocker}) by {Complete.Rule}; considered: "
        + string.Join(", ", Opinion.Candidates.Select(each => $"{each.Flight} {each.Role} {each.Outcome}{(each.IsCertain ? "" : " perhaps")}"));
}
