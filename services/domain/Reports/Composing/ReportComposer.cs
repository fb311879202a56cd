using Flights.Domain.Baselines;
using Flights.Domain.Classification;
using Flights.Domain.Flights;

namespace Flights.Domain.Reports.Composing;

/// <summary>
/// Makes the facts of a report from a complete flight and the judgement on it, as osstest's <c>sg-report-flight</c> reports it. A
/// <see cref="Writing.ReportWriter"/> writes them.
/// </summary>
public static class ReportComposer
{
    // The program ends its text with an empty line.
    private const int FinalNewlines = 2;

    /// <summary>Composes a report.</summary>
    /// <param name="flight">The flight.</param>
    /// <param name="judgement">The judgement on it.</param>
    /// <param name="scope">What was held against each other.</param>
    /// <param name="ages">The ages of the two sides, or null if they name no single tree in common.</param>
    /// <param name="policy">The osstest that reports.</param>
    /// <param name="form">What the report says besides.</param>
    /// <returns>The facts. There is no digest: no text was received.</returns>
    public static Flight Compose(
        CompleteFlight flight, FlightJudgement judgement, HistoryScope scope, PushAgeFacts? ages, ReportPolicy policy, ReportForm form)
    {
        var isPerfect = judgement.OwnFailures.Count == 0;
        var facts = new Flight
        {
            Lab = flight.Lab,
            Number = flight.Number,
            Branch = flight.Branch,
            Blessing = flight.Blessing,
            IntendedBlessing = flight.IntendedBlessing,
            RunKind = form.RunKind,
            Retests = form.Retests,
            Jobs = JobOrder.JobsOf(flight),
            Failures = ReportRows.Of(judgement, flight.Number),
            Targeted = Sorted(scope.Targeted, null),
            Baseline = Sorted(scope.Baseline.Trees, scope.Baseline.Flight),
            PushAges = ages is null ? [] : PushAgeLines.Of(ages, scope.Now, policy),
            ReportTime = scope.Now,
            Digest = "",
            Report = new Report
            {
                Headline = Headline.Of(flight.Jobs, judgement.Verdict, policy),
                HeadlinePushed = form.SaysPushed,
                HeaderFold = HeaderFold.Block,
                Verdict = PrintedVerdictOf(judgement.Verdict),
                LogsUris = form.Retests.Select(retest => retest.Flight).Prepend(flight.Number)
                    .Select(number => $"{form.LogsUri}/{number}/").ToEquatableList(),
                Preamble = IncludedText.LinesOf(form.Preamble),
                PassedRemark = isPerfect ? policy.SaysAsRequired ? PassedRemark.AsRequired : PassedRemark.Plain : null,
                ReportingHost = form.ReportingHost,
                FooterPaths = form.FooterPaths,
                Footer = form.Footer,
                FinalNewlines = FinalNewlines,
            },
        };
        return form.Include is { } include ? IncludedText.Add(facts, include) : facts;
    }

    private static Versions Sorted(EquatableList<TreeRevision> trees, FlightNumber? flight) =>
        new(trees.OrderBy(tree => tree.Tree, StringComparer.Ordinal).ToEquatableList(), flight);

    private static PrintedVerdict PrintedVerdictOf(FlightVerdict verdict) => verdict switch
    {
        FlightVerdict.Perfect => PrintedVerdict.Perfect,
        FlightVerdict.Tolerable => PrintedVerdict.Tolerable,
        FlightVerdict.Regressions => PrintedVerdict.Regressions,
        _ => PrintedVerdict.Problems,
    };
}
