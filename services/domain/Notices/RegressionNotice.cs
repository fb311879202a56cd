using System.Globalization;
using Flights.Domain.Classification;
using Flights.Domain.Flights;
using Flights.Domain.Regressions;

namespace Flights.Domain.Notices;

/// <summary>Tells people of events of a regression.</summary>
internal static class RegressionNotice
{
    // As many digits as osstest's reports show of a revision in short.
    private const int ShortDigits = 10;

    // As many as are read at a glance.
    private const int MostPeople = 10;

    /// <summary>What happened, in one line.</summary>
    public static string TitleOf(RegressionEvent told)
    {
        var regression = told.Regression;
        var step = $"{regression.Step.Job} {regression.Step.TestId}";
        return told.Kind switch
        {
            LedgerEventKind.RegressionOpened => $"{step} regressed in flight {regression.FirstBad}",
            LedgerEventKind.RegressionContinued when regression.Excused => $"{step} is excused",
            LedgerEventKind.RegressionContinued when regression.Intermittent && regression.FailureCount == 1 => $"{step} fails now and then",
            LedgerEventKind.RegressionContinued => $"{step} fails still, in flight {regression.LastBad}",
            LedgerEventKind.RegressionResolved when regression.State == RegressionState.Accepted =>
                $"{step} is accepted by flight {regression.ResolvedBy}",
            LedgerEventKind.RegressionResolved => $"{step} is fixed by flight {regression.ResolvedBy}",
            LedgerEventKind.RegressionReopened => $"{step} is not resolved after all",
            LedgerEventKind.RegressionAmended => $"{step} is not as was told",
            LedgerEventKind.RegressionWithdrawn => $"{step} did not regress after all",
            _ => $"{step}: {told.Kind.Word()}",
        };
    }

    /// <summary>All of it.</summary>
    public static void Write(NoticeLines lines, LabName lab, BranchName branch, RegressionEvent told)
    {
        var regression = told.Regression;
        var ranges = regression.Ranges.Where(range => range.Good != range.Bad).ToList();
        lines.Answer("what", regression.Step.Job, regression.Step.TestId, $"{Word(regression.FirstOpinion.Status)} in flight {regression.FirstBad}")
            .Answer("new", NoveltyOf(told))
            .Answer("real", [EvidenceOf(regression.FirstOpinion), .. FlagsOf(regression)])
            .Answer("since", [SinceOf(regression), .. ranges.Select(range => $"{range.Tree} {Short(range.Good)}..{Short(range.Bad)}")])
            .Answer("who", WhoOf(regression, ranges))
            .Answer("gate", GateOf(told, branch))
            .Answer(
                "look",
                regression.LastLogUri.Length > 0 ? regression.LastLogUri : $"the report of flight {regression.LastBad}",
                $"flights explain {regression.FirstBad} {regression.Step.Job} {regression.Step.TestId}")
            .Gap()
            .Paragraph($"labs/{lab}/branches/{branch}/regressions/{regression.Id}");
    }

    private static string NoveltyOf(RegressionEvent told)
    {
        var regression = told.Regression;
        return told.Kind switch
        {
            LedgerEventKind.RegressionOpened when (regression.NewestRecordedPass ?? regression.LastGood) is { } pass =>
                $"yes: it passed in flight {pass}",
            LedgerEventKind.RegressionOpened => "yes: no earlier failure is known",
            LedgerEventKind.RegressionContinued => $"no: it fails since flight {regression.FirstBad}, in {Flights(regression)}",
            LedgerEventKind.RegressionResolved => $"it is over: it failed in {Flights(regression)}",
            LedgerEventKind.RegressionAmended when told.PreviousId is { } former => $"no: a late report changes what was told of {former}",
            _ => "no: a late report changes what was told",
        };
    }

    private static string Flights(Regression regression) => NoticeWriter.Count(regression.FailureCount, "flight");

    private static string EvidenceOf(Opinion opinion)
    {
        var summary = opinion.Effective.Summary.Text;
        return opinion switch
        {
            { IsDecided: false } => $"{summary}, by the report; our history is too short to tell",
            { Agreement: Agreement.Agrees } => $"{summary}, by the report and by rule {opinion.Rule}",
            { Agreement: Agreement.Differs } => $"{summary} by rule {opinion.Rule}; the report differs",
            _ => $"{summary} by rule {opinion.Rule}",
        };
    }

    // One line at most: both flags are rare, and rarer together.
    private static string[] FlagsOf(Regression regression) => (regression.Intermittent, regression.Excused) switch
    {
        (true, true) => ["but it passed in another flight of the same revisions, and is excused"],
        (true, false) => ["but it passed in another flight of the same revisions"],
        (false, true) => ["but an allow list excuses it"],
        _ => [],
    };

    private static string SinceOf(Regression regression) => regression.LastGood is { } good
        ? $"flight {regression.FirstBad}; last good {good}"
        : $"flight {regression.FirstBad}; no good flight is known";

    private static IEnumerable<string> WhoOf(Regression regression, List<RevisionRange> ranges)
    {
        var people = regression.Changes.People;
        if (people.Count == 0)
        {
            return [ranges.Count == 0
                ? "nobody: the revisions are those of the baseline, or not known"
                : $"whoever changed {string.Join(", ", ranges.Select(range => range.Tree))} there: flight {regression.FirstBad}'s report does not say"];
        }

        var named = people.Take(MostPeople).Select(person => $"{person.Name} {person.Address}".Trim());
        var rest = regression.Changes.PeopleCount - MostPeople;
        return rest > 0 ? named.Append($"and {rest} more, whom flight {regression.FirstBad}'s report lists") : named;
    }

    private static string GateOf(RegressionEvent told, BranchName branch) => told switch
    {
        { Kind: LedgerEventKind.RegressionWithdrawn } => $"this keeps nothing from being pushed on {branch}",
        { Regression.State: not RegressionState.Open } => $"this keeps nothing from being pushed on {branch} any more",
        { Regression.Excused: true } => $"this keeps nothing from being pushed on {branch}: it is excused",
        _ => $"this keeps {branch} from being pushed",
    };

    private static string Short(string revision) => revision.Length <= ShortDigits ? revision : revision[..ShortDigits];

    private static string Word(StepStatus status) => status.ToString().ToLower(CultureInfo.InvariantCulture);
}
