using Flights.Domain.Classification;
using Flights.Domain.Flights;

namespace Flights.Domain.Reports.Composing;

/// <summary>The rows of a report: which failures it lists, and in which order.</summary>
internal static class ReportRows
{
    /// <summary>The rows of a judgement.</summary>
    /// <param name="judgement">The judgement.</param>
    /// <param name="main">The flight that the report is about.</param>
    /// <returns>The rows, section by section. Within one they stand in the order of the text of their status and what is said of them,
    /// bytewise; where that is the same, in the order in which they were judged.</returns>
    public static EquatableList<StepFailure> Of(FlightJudgement judgement, FlightNumber main) =>
        InOrder(judgement).Select(failure => RowOf(failure, main)).ToEquatableList();

    /// <summary>The failures that the rows list, in the order of the rows.</summary>
    public static IEnumerable<JudgedFailure> InOrder(FlightJudgement judgement) =>
        Listed(judgement)
            .GroupBy(failure => failure.Section)
            .OrderBy(section => PlaceOf(section.Key))
            .SelectMany(section => section.OrderBy(failure => SortText(failure, judgement.Number), StringComparer.Ordinal));

    // A step that failed in several flights is listed again only where it is in a section above the last one that lists it.
    private static List<JudgedFailure> Listed(FlightJudgement judgement)
    {
        var listed = new List<JudgedFailure>();
        var places = new Dictionary<StepKey, int>();
        foreach (var failure in judgement.Failures)
        {
            var place = RankOf(failure.Section);
            if (!places.TryGetValue(failure.Step, out var last) || last < place)
            {
                places[failure.Step] = place;
                listed.Add(failure);
            }
        }

        return listed;
    }

    private static StepFailure RowOf(JudgedFailure failure, FlightNumber main) => new()
    {
        Step = failure.Step,
        StepNumber = failure.StepNumber,
        Status = failure.Status,
        SeenIn = failure.Flight == main ? null : failure.Flight,
        Summary = failure.Finding.Summary,
        Section = failure.Section,
    };

    private static string SortText(JudgedFailure failure, FlightNumber main) => failure.Flight == main
        ? $"{failure.Status} {failure.Finding.Summary}"
        : $"{failure.Status} in {failure.Flight} {failure.Finding.Summary}";

    private static int PlaceOf(ReportSection section) => section == ReportSection.NoBaseline ? -1 : RankOf(section);

    private static int RankOf(ReportSection section) => section switch
    {
        ReportSection.Blocking or ReportSection.NoBaseline => 0,
        ReportSection.Intermittent => 1,
        ReportSection.Allowable => 2,
        _ => 3,
    };
}
