using Flights.Domain.Classification;
using Flights.Domain.Flights;

namespace Flights.Domain.Regressions;

/// <summary>Reads what a flight says of steps.</summary>
public static class StepSigns
{
    /// <summary>What a flight says of a step.</summary>
    /// <param name="step">The step.</param>
    /// <param name="opinions">The opinions on all of the flight's rows of that step, also those seen in other flights.</param>
    /// <param name="flight">The flight.</param>
    public static StepSign Of(StepKey step, IEnumerable<Opinion> opinions, Flight flight)
    {
        var ofOthers = new List<Opinion>();
        var own = new List<Opinion>();
        foreach (var opinion in opinions)
        {
            (opinion.SeenIn is null ? own : ofOthers).Add(opinion);
        }

        if (own.Count > 0)
        {
            // A step stands twice in a report now and then: what is worst for it counts.
            return own.Select(Of).OrderBy(Weight).First();
        }

        if (flight.Complete is { } complete)
        {
            return complete.StatusOf(step) == StepStatus.Pass ? StepSign.Passed : StepSign.Nothing;
        }

        var passed = flight.StatusOf(step.Job) == StepStatus.Pass || ofOthers.Any(opinion => IsPassIn(opinion, flight.Number));
        return passed ? StepSign.Passed : StepSign.Nothing;
    }

    /// <summary>Whether an opinion tells that a step of the flight itself fails as a run of the baseline did.</summary>
    public static bool IsAccepted(Opinion opinion) => opinion.SeenIn is null && Of(opinion) == StepSign.Accepted;

    private static StepSign Of(Opinion opinion) => opinion switch
    {
        { Effective.Blocker: Blocker.Regression } => StepSign.Regressed,
        { Effective.Blocker: not Blocker.None } => StepSign.Nothing,
        { Status: var status } when status == StepStatus.Pass => StepSign.Passed,
        { Effective.Summary.Kind: SummaryKind.PassIn } => StepSign.Intermittent,
        _ when IsLikeTheBaseline(opinion) => StepSign.Accepted,
        { Effective.Summary.Kind: SummaryKind.Regression, Section: ReportSection.Allowable } => StepSign.Excused,
        _ => StepSign.Nothing,
    };

    // A step that is broken as it was in the baseline says nothing of the software.
    private static bool IsLikeTheBaseline(Opinion opinion) =>
        opinion.Effective.Summary.Kind == SummaryKind.Like && opinion.Status == StepStatus.Fail;

    private static int Weight(StepSign sign) => sign switch
    {
        StepSign.Regressed => 0,
        StepSign.Excused => 1,
        StepSign.Intermittent => 2,
        StepSign.Nothing => 3,
        StepSign.Accepted => 4,
        _ => 5,
    };

    // A row `fail in R pass in N` of flight N's report tells that the step passed in N, even if its job did not.
    private static bool IsPassIn(Opinion opinion, FlightNumber flight) =>
        opinion.Effective.Summary is { Kind: SummaryKind.PassIn } summary && summary.Flight == flight;
}
