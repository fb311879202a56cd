using CsCheck;
using Flights.Domain.Baselines;
using Flights.Domain.Classification;
using Flights.Domain.Flights;

namespace Flights.Domain.Tests.Classification;

/// <summary>An opinion is decided exactly if every completion of what is unknown gives the same one. Here all of them are tried, by
/// a plain retelling of osstest's procedure over known outcomes.</summary>
public sealed class CompletionProperties
{
    private static readonly StepStatus?[] Anything =
        [StepStatus.Pass, StepStatus.Fail, StepStatus.Broken, StepStatus.Blocked, StepStatus.Starved, null];

    private static readonly Gen<Outcome> Outcomes = Gen.Frequency(
        (3, Outcome.Of(StepStatus.Pass)),
        (3, Outcome.InferredPass),
        (4, Outcome.Of(StepStatus.Fail)),
        (2, Outcome.Of(StepStatus.Broken)),
        (1, Outcome.Of(StepStatus.Starved)),
        (2, Outcome.NotPassed),
        (1, Outcome.NotReached),
        (2, Outcome.Unknown));

    private static readonly Gen<Tested> TestedFlights = Gen.Select(
        Gen.Long[201, 299],
        Gen.OneOf("real", "real-bisect", "real-retest"),
        Gen.OneOf(Roles.Baseline, Roles.Baseline, Roles.Targeted, Roles.Both),
        Gen.OneOf(Roles.Both, Roles.Both, Roles.Both, Roles.Baseline, Roles.None),
        Outcomes,
        (number, blessing, roles, certain, outcome) =>
            new Tested(new FlightNumber(number), new Blessing(blessing), roles, roles & certain, outcome));

    private static readonly Gen<Situation> Situations = Gen.Select(
        Gen.Bool,
        Gen.OneOf(StepStatus.Fail, StepStatus.Fail, StepStatus.Broken),
        Gen.OneOf(true, true, true, false),
        Gen.OneOf(false, false, true),
        TestedFlights.List[0, 6],
        (isBuild, status, everPassed, isComplete, flights) => new Situation(
            isBuild,
            status,
            everPassed,
            isComplete,
            [
                .. flights
                    .DistinctBy(flight => flight.Number)
                    .OrderBy(flight => flight.Blessing.Word, StringComparer.Ordinal)
                    .ThenByDescending(flight => flight.Number),
            ]));

    [Flags]
    private enum Roles
    {
        None = 0,
        Baseline = 1,
        Targeted = 2,
        Both = Baseline | Targeted,
    }

    [Fact]
    public void Classify_AnySituation_DecidesWhatAllCompletionsSay() =>
        Situations.Where(situation => situation.Flights.Count(flight => IsOpen(flight.Outcome) || flight.Certain != flight.Roles) <= 3).Sample(
            situation =>
            {
                var opinion = OpinionOn(situation);
                var findings = Completions(situation).Select(completion => Judge(situation, completion)).Distinct().ToList();

                Assert.Equal(findings.Count == 1, opinion.IsDecided);
                if (opinion.Own is { } own)
                {
                    Assert.Equal(findings[0], (own.Summary.Kind, own.Summary.Word, own.Blocker));
                }
            },
            iter: 20_000);

    private static Opinion OpinionOn(Situation situation)
    {
        var row = Given.Row(situation.IsBuild ? Given.BuildStep : Given.TestStep, situation.Status.Word);
        var candidates = situation.Flights.SelectMany(flight => CandidatesOf(flight));
        var evidence = Given.EvidenceFor(row, situation.EverPassed, candidates) with { IsHistoryComplete = situation.IsComplete };
        return Classifier.Classify(Given.Flight(row), new Evidence([evidence], 7)).Opinions[0];
    }

    private static IEnumerable<Candidate> CandidatesOf(Tested flight)
    {
        if (flight.Roles.HasFlag(Roles.Baseline))
        {
            yield return new Candidate(flight.Number, flight.Blessing, CandidateRole.Baseline, flight.Outcome)
            {
                IsCertain = flight.Certain.HasFlag(Roles.Baseline),
            };
        }

        if (flight.Roles.HasFlag(Roles.Targeted))
        {
            yield return new Candidate(flight.Number, flight.Blessing, CandidateRole.Targeted, flight.Outcome)
            {
                IsCertain = flight.Certain.HasFlag(Roles.Targeted),
            };
        }
    }

    private static bool IsOpen(Outcome outcome) => outcome.Kind is OutcomeKind.Unknown or OutcomeKind.NotPassed;

    private static IEnumerable<StepStatus?> ReadingsOf(Outcome outcome) => outcome.Kind switch
    {
        OutcomeKind.Unknown => Anything,
        OutcomeKind.NotPassed => Anything.Where(status => status != StepStatus.Pass),
        OutcomeKind.InferredPass => [StepStatus.Pass],
        _ => [outcome.Status],
    };

    private static IEnumerable<Run> RunsOf(Tested flight) =>
        from roles in new[] { Roles.None, Roles.Baseline, Roles.Targeted, Roles.Both }
        where (roles & ~flight.Roles) == Roles.None && (flight.Certain & ~roles) == Roles.None
        from status in ReadingsOf(flight.Outcome)
        select new Run(roles, status);

    /// <summary>Every way in which things can have been: of which revisions each flight was, the outcome there, and whether the step passed
    /// anywhere.</summary>
    private static IEnumerable<Completion> Completions(Situation situation)
    {
        IEnumerable<EquatableList<Run>> runs = [[]];
        foreach (var flight in situation.Flights)
        {
            runs = runs.SelectMany<EquatableList<Run>, Run, EquatableList<Run>>(_ => RunsOf(flight), (before, run) => [.. before, run]);
        }

        foreach (var each in runs)
        {
            if (situation.IsComplete)
            {
                yield return new Completion(situation.EverPassed, each);
                continue;
            }

            yield return new Completion(true, each);

            // Where a pass is only inferred the step may not have been there under its number: it need not have passed at all. A pass in a
            // flight that does not count is none.
            var passes = situation.Flights.Zip(each)
                .Where(pair => pair.Second.Status == StepStatus.Pass && pair.First.Certain != Roles.None);
            if (!situation.EverPassed && passes.All(pair => pair.First.Outcome == Outcome.InferredPass))
            {
                yield return new Completion(false, each);
            }
        }
    }

    private static (SummaryKind Kind, string Word, Blocker Blocker) Judge(Situation situation, Completion completion)
    {
        if (!completion.EverPassed)
        {
            return (SummaryKind.NeverPass, "", Blocker.None);
        }

        var priority = 10;
        var said = (Kind: SummaryKind.BaselineUntested, Word: "", Blocker: Blocker.None);
        for (var i = 0; i < situation.Flights.Count; i++)
        {
            if (!completion.Runs[i].Roles.HasFlag(Roles.Baseline))
            {
                continue;
            }

            var (rank, kind, word) = Compare(situation, completion.Runs[i].Status?.Word);
            if (rank > priority)
            {
                priority = rank;
                said = (kind, word, BlockerOf(kind, situation.Status));
            }
        }

        var isExcused = said.Blocker != Blocker.None && priority < 500
            && completion.Runs.Any(run => run.Roles.HasFlag(Roles.Targeted) && run.Status == StepStatus.Pass);
        return isExcused ? (SummaryKind.PassIn, "", Blocker.None) : said;
    }

    private static (int Priority, SummaryKind Kind, string Word) Compare(Situation situation, string? outcome) => outcome switch
    {
        null => (50, SummaryKind.BlockedIn, ""),
        "pass" when situation.IsBuild => (600, SummaryKind.Regression, ""),
        "pass" => (100, SummaryKind.Regression, ""),
        _ when outcome == situation.Status.Word => (190, SummaryKind.Like, ""),
        "fail" => (180, SummaryKind.FailedIn, ""),
        _ => (170, SummaryKind.StatusIn, outcome),
    };

    private static Blocker BlockerOf(SummaryKind kind, StepStatus status) =>
        kind != SummaryKind.Regression ? Blocker.None : status == StepStatus.Fail ? Blocker.Regression : Blocker.Broken;

    private sealed record Tested(FlightNumber Number, Blessing Blessing, Roles Roles, Roles Certain, Outcome Outcome);

    private sealed record Run(Roles Roles, StepStatus? Status);

    private sealed record Situation(
        bool IsBuild, StepStatus Status, bool EverPassed, bool IsComplete, EquatableList<Tested> Flights);

    private sealed record Completion(bool EverPassed, EquatableList<Run> Runs);
}
