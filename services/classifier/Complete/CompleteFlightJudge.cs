using Flights.Classifier.Allow;
using Flights.Domain.Baselines;
using Flights.Domain.Classification;
using Flights.Domain.Flights;
using Flights.Platform.Errors;
using Flights.Platform.Wire;

namespace Flights.Classifier.Complete;

/// <summary>Judges complete flights against the store's history, as osstest's report program does.</summary>
/// <param name="history">The store.</param>
/// <param name="lists">What the labs excuse.</param>
public sealed class CompleteFlightJudge(StoreHistory history, AllowLists lists)
{
    // A recording takes milliseconds, and so do the questions: a history that moves each time is being imported.
    private const int MaxAttempts = 5;

    /// <summary>Judges a flight for the record, by what was submitted with it.</summary>
    /// <param name="flight">Its facts.</param>
    /// <param name="told">What the store told of it.</param>
    /// <param name="horizon">Which flights count.</param>
    /// <param name="cancellationToken">Ends the questions.</param>
    /// <returns>The judgement, with the lowest version that it saw. What is recorded between two questions and changes the evidence makes
    /// the store announce the flight again with a version above that, so a judgement that saw only a part of it is soon replaced.</returns>
    /// <remarks>How long jobs take is left aside, so that the failures stand in the order of their jobs: it decides the order of equal rows
    /// alone, and changes with flights that change no evidence.</remarks>
    public async Task<JudgedCompleteFlight> JudgeAsync(
        Flight flight, V1.QueryEvidenceResponse told, V1.Horizon horizon, CancellationToken cancellationToken)
    {
        var seen = new SeenVersions();
        seen.Add(told.HistoryVersion);
        var judged = await JudgeAsync(flight, told, horizon, AskedQuestion.Nothing, WithoutDurations, seen, cancellationToken)
            .ConfigureAwait(false);
        return judged with { HistoryVersion = seen.Lowest };
    }

    /// <summary>Answers a question on a flight, all of one moment of the history.</summary>
    /// <param name="told">What the store told of the flight. It is asked again if the history moved since.</param>
    /// <param name="horizon">Which flights count if the question does not say.</param>
    /// <param name="asked">The question.</param>
    /// <param name="withAges">Whether the ages of the two sides are asked for.</param>
    /// <param name="cancellationToken">Ends the questions.</param>
    /// <exception cref="FlightsException"><see cref="ErrorKind.InvalidArgument"/> if the flight was only mailed;
    /// <see cref="ErrorKind.Unavailable"/> if the history does not stand still.</exception>
    public async Task<JudgedCompleteFlight> AnswerAsync(
        V1.QueryEvidenceResponse told, V1.Horizon horizon, AskedQuestion asked, bool withAges, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var seen = new SeenVersions();
            var answer = attempt == 0
                ? told
                : await history.QueryEvidenceAsync(told.Flight.Name, horizon, withSteps: false, cancellationToken).ConfigureAwait(false);
            seen.Add(answer.HistoryVersion);
            var facts = answer.Flight.ToDomain();
            if (facts.Complete is null)
            {
                throw QuestionErrors.OnlyMailed("question");
            }

            var judged = await JudgeAsync(facts, answer, horizon, asked, AsTold, seen, cancellationToken).ConfigureAwait(false);
            if (withAges)
            {
                var (ages, version) = await history.PushAgesAsync(judged.Scope, cancellationToken).ConfigureAwait(false);
                seen.Add(version);
                judged = judged with { Ages = ages };
            }

            if (seen.IsOne)
            {
                return judged with { HistoryVersion = seen.Lowest };
            }
        }

        throw QuestionErrors.HistoryMoving();
    }

    private static ExaminedFlight AsTold(ExaminedFlight flight) => flight;

    private static ExaminedFlight WithoutDurations(ExaminedFlight flight) => flight with
    {
        Jobs = flight.Jobs
            .OrderBy(job => job.Name, StringComparer.Ordinal)
            .Select(job => job with { DurationEstimate = TimeSpan.Zero })
            .ToEquatableList(),
    };

    private async Task<JudgedCompleteFlight> JudgeAsync(
        Flight flight,
        V1.QueryEvidenceResponse told,
        V1.Horizon horizon,
        AskedQuestion asked,
        Func<ExaminedFlight, ExaminedFlight> order,
        SeenVersions seen,
        CancellationToken cancellationToken)
    {
        var baseline = asked.Baseline ?? await BaselineOfAsync(flight, seen, cancellationToken).ConfigureAwait(false);
        var scope = asked.ScopeOf(flight, baseline, horizon);
        var allowed = asked.Allowed
            ?? (await lists.OfAsync(flight.Lab, told.AllowVersion, cancellationToken).ConfigureAwait(false))
                .InEffectFor(flight.Branch, flight.Number, scope.Now);
        var judging = new Judging(flight.Number, scope, allowed, asked.Policy);
        var examined = new List<ExaminedFlight>();
        while (judging.Next is { } next)
        {
            var (found, version) = await history.ExamineAsync(next, scope, cancellationToken).ConfigureAwait(false);
            if (found is not null)
            {
                seen.Add(version);
            }
            else if (next == flight.Number)
            {
                throw QuestionErrors.HistoryMoving();
            }

            // A flight of the same revisions that was only mailed has a judgement of its own and tells nothing to judge it anew by.
            var ordered = order(found ?? new ExaminedFlight(next, Blessing.Real, []));
            judging.Add(ordered);
            examined.Add(ordered);
        }

        return new JudgedCompleteFlight
        {
            Facts = flight,
            Submitted = told.Flight.Complete,
            Scope = scope,
            Policy = asked.Policy,
            Judgement = judging.Finish(),
            Examined = examined,
        };
    }

    private async Task<Versions> BaselineOfAsync(Flight flight, SeenVersions seen, CancellationToken cancellationToken)
    {
        if (!flight.Baseline.IsNone)
        {
            return flight.Baseline;
        }

        var (baseline, version) = await history.BaselineBelowAsync(flight, cancellationToken).ConfigureAwait(false);
        seen.Add(version);
        return baseline;
    }
}
