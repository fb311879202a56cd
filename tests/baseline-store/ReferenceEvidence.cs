using Flights.Domain.Baselines;
using Flights.Domain.Flights;

namespace Flights.BaselineStore.Tests;

/// <summary>The evidence by its definition, over all flights in memory, without any index: what the tables must agree with.</summary>
internal sealed class ReferenceEvidence(IReadOnlyCollection<Flight> all)
{
    public EquatableList<StepEvidence> Of(Flight flight, Horizon horizon) =>
        flight.Failures.Select((row, index) => Of(flight, row, index, horizon)).ToEquatableList();

    private static List<(FlightNumber Flight, bool IsBaseline, string Blessing)> RowMentionsOf(StepFailure row)
    {
        var mentions = new List<(FlightNumber, bool, string)>();
        if (row.SeenIn is { } seenIn)
        {
            mentions.Add((seenIn, false, "real"));
        }

        if (row.Summary.Flight is { } named)
        {
            mentions.Add((named, row.Summary.Kind != SummaryKind.PassIn, "real" + row.Summary.FlightSuffix));
        }

        return mentions;
    }

    private static List<(FlightNumber Flight, bool IsBaseline, string Blessing)> MentionsOf(Flight flight)
    {
        var mentions = new List<(FlightNumber, bool, string)>();
        mentions.AddRange(flight.Retests.Select(each => (each.Flight, false, each.Blessing.Word)));
        foreach (var age in flight.PushAges.Where(age => age.Flight is not null && age.Kind != PushAgeKind.FailingSince))
        {
            mentions.Add((age.Flight!.Value, age.Kind == PushAgeKind.Basis, "real"));
        }

        mentions.AddRange(flight.Failures.SelectMany(RowMentionsOf));
        mentions.RemoveAll(each => each.Item1 == flight.Number);
        return mentions;
    }

    // Whether a report shows that a flight tested the revisions of the side that it names it for.
    private static bool Shows(Flight teller, FlightNumber flight) => flight == teller.Number
        ? OwnBuilds.ShowRevisions(teller)
        : teller.Failures.SelectMany(RowMentionsOf).Any(each => each.Flight == flight)
            && MentionsOf(teller).Where(each => each.Flight == flight).Select(each => each.IsBaseline).Distinct().Count() == 1;

    private static bool IsCertain(Flight flight, int index, FlightNumber other, string blessing, CandidateRole role, bool isShown)
    {
        var shown = flight.Failures.Where((_, place) => place != index).SelectMany(RowMentionsOf).ToList();
        return flight.Baseline.Flight == other
            || shown.Any(each => each.Flight == other
                && (flight.Targeted.SameAs(flight.Baseline) || each.IsBaseline == (role == CandidateRole.Baseline)))
            || (isShown && CountsMain(flight) && (blessing == "real" || shown.Any(each => each.Blessing == blessing)));
    }

    private static bool CountsMain(Flight flight) =>
        flight.PushAges.Count > 0 && (flight.IntendedBlessing ?? flight.Blessing).Word is "real" or "real-bisect" or "real-retest" or "running";

    private static bool Holds(Versions side, Versions wanted) =>
        wanted.Flight is { } standsIn ? side.Flight == standsIn : side.Flight is null && wanted.Trees.All(side.Trees.Contains);

    // What a row tells of a flight; null if nothing.
    private static Outcome? Told(Flight teller, StepFailure row, FlightNumber flight, bool isOwnRow)
    {
        if (!isOwnRow && row.SeenIn == flight)
        {
            return Outcome.Of(row.Status);
        }

        if (!isOwnRow && row.Summary.Flight == flight && row.SeenIn != flight)
        {
            return row.Summary.Kind switch
            {
                SummaryKind.Regression or SummaryKind.PassIn => Outcome.Of(StepStatus.Pass),
                SummaryKind.Like => Outcome.Of(row.Status),
                SummaryKind.FailedIn => Outcome.Of(StepStatus.Fail),
                SummaryKind.StatusIn => Outcome.Of(new StepStatus(row.Summary.Word)),
                _ => Outcome.NotPassed,
            };
        }

        var isSilent = row.Summary.Kind != SummaryKind.PassIn && row.SeenIn != flight && row.Summary.Flight != flight
            && teller.Retests.Any(each => each.Flight == flight);
        return isSilent ? Outcome.NotPassed : null;
    }

    private static string? Listed(Flight flight, StepKey step) =>
        flight.Failures
            .Where(row => row.Step == step && (row.SeenIn is null || row.SeenIn == flight.Number))
            .Select(row => row.Status.Word)
            .OrderBy(word => word == "pass")
            .FirstOrDefault();

    private Flight? Recorded(FlightNumber number) => all.FirstOrDefault(each => each.Number == number);

    private bool Passed(Flight flight, StepKey step) => Listed(flight, step) switch
    {
        "pass" => true,
        null => flight.StatusOf(step.Job) == StepStatus.Pass
            && all.Any(other => other.Branch == flight.Branch && other.Number < flight.Number && Listed(other, step) is not null),
        _ => false,
    };

    private StepEvidence Of(Flight flight, StepFailure row, int index, Horizon horizon)
    {
        var named = MentionsOf(flight).Select(each => each.Flight).ToHashSet();
        bool Admits(FlightNumber number) => horizon == Horizon.All || number <= flight.Number || named.Contains(number);
        var candidates = new List<Candidate>();
        (Versions, CandidateRole)[] sides = [(flight.Baseline, CandidateRole.Baseline), (flight.Targeted, CandidateRole.Targeted)];
        foreach (var (wanted, role) in sides.Where(each => !each.Item1.IsNone))
        {
            candidates.AddRange(
                from each in Likenesses(flight, wanted, horizon)
                where Admits(each.Flight) && each.Flight != (row.SeenIn ?? flight.Number)
                let outcome = OutcomeIn(flight, row, index, each)
                where outcome is not null
                select new Candidate(each.Flight, new Blessing(each.Blessing), role, outcome.Value)
                {
                    IsCertain = IsCertain(flight, index, each.Flight, each.Blessing, role, each.IsShown),
                });
        }

        var scope = all.Where(each => each.Branch == flight.Branch && each.Blessing == Blessing.Real
            && (horizon == Horizon.All || each.Number < flight.Number)).ToList();
        var namedAbove = all.Where(each => each.Branch == flight.Branch && each.Blessing.CountsAsEvidence && each.Number > flight.Number
            && horizon == Horizon.Below && named.Contains(each.Number)).ToList();
        var byOthers = flight.Failures.Where((_, place) => place != index).SelectMany(RowMentionsOf).Select(each => each.Flight).ToHashSet();
        return new StepEvidence(
            row.Step,
            row.SeenIn,
            (CountsMain(flight) && scope.Any(each => Passed(each, row.Step)))
                || namedAbove.Any(each => byOthers.Contains(each.Number) && Passed(each, row.Step)),
            scope.Concat(namedAbove).Count(each => each.StatusOf(row.Step.Job) is not null && !Passed(each, row.Step)),
            candidates
                .OrderBy(each => each.Blessing.Word, StringComparer.Ordinal)
                .ThenByDescending(each => each.Flight)
                .ThenBy(each => each.Role)
                .ToEquatableList());
    }

    // Null if the flight is recorded and did not have the job.
    private Outcome? OutcomeIn(Flight flight, StepFailure row, int index, Likeness likeness)
    {
        if (Recorded(likeness.Flight) is { } other && other.Branch == flight.Branch)
        {
            return other.StatusOf(row.Step.Job) is not { } jobStatus ? null
                : Listed(other, row.Step) is { } status ? Outcome.Of(new StepStatus(status))
                : jobStatus == StepStatus.Pass ? Outcome.InferredPass : Outcome.Unknown;
        }

        var told =
            from teller in likeness.Tellers.Distinct()
            from word in teller.Failures.Select((failure, place) => (failure, place))
            where word.failure.Step == row.Step
            let outcome = Told(teller, word.failure, likeness.Flight, teller.Number == flight.Number && word.place == index)
            where outcome is not null
            orderby outcome.Value.Kind == OutcomeKind.Status descending, teller.Number descending, word.place
            select outcome.Value;
        return told.Append(Outcome.Unknown).First();
    }

    private IEnumerable<Likeness> Likenesses(Flight flight, Versions wanted, Horizon horizon)
    {
        var onBranch = all.Where(each => each.Branch == flight.Branch).ToList();
        var named = MentionsOf(flight).Select(each => each.Flight).ToHashSet();
        var tellings =
            from teller in onBranch
            where horizon == Horizon.All || teller.Number <= flight.Number
            from mention in MentionsOf(teller).Append((Flight: teller.Number, IsBaseline: false, Blessing: teller.Blessing.Word))
            where Holds(mention.IsBaseline ? teller.Baseline : teller.Targeted, wanted)
            select (teller, mention.Flight, mention.Blessing);
        var byFlight = tellings.ToLookup(each => each.Flight);
        var numbers = wanted.Flight is { } standsIn
            ? [standsIn]
            : byFlight.Select(each => each.Key)
                .Concat(onBranch.Where(each => Holds(each.Targeted, wanted)).Select(each => each.Number))
                .Distinct();
        foreach (var number in numbers)
        {
            var recorded = onBranch.FirstOrDefault(each => each.Number == number);
            var blessing = recorded?.Blessing.Word
                ?? byFlight[number].Select(each => each.Blessing).Append("real").Order(StringComparer.Ordinal).Last();
            if (new Blessing(blessing).CountsAsEvidence || named.Contains(number))
            {
                yield return new Likeness(
                    number,
                    blessing,
                    byFlight[number].Any(each => Shows(each.teller, number) && (each.teller.Number != flight.Number || number == flight.Number)),
                    [.. byFlight[number].Select(each => each.teller)]);
            }
        }
    }

    private sealed record Likeness(FlightNumber Flight, string Blessing, bool IsShown, IReadOnlyList<Flight> Tellers);
}
