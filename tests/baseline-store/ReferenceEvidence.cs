using Flights.Domain.Baselines;
using Flights.Domain.Flights;

namespace Flights.BaselineStore.Tests;

/// <summary>The evidence by its definition, over all flights in memory, without any index: what the tables must agree with.</summary>
internal sealed class ReferenceEvidence(IReadOnlyCollection<Flight> all)
{
    public EquatableList<StepEvidence> Of(Flight flight, Horizon horizon) =>
        flight.Failures.Select((row, index) => Of(flight, row, index, horizon)).ToEquatableList();

    private static List<(FlightNumber Flight, bool IsBaseline, string Blessing)> MentionsOf(Flight flight)
    {
        var mentions = new List<(FlightNumber, bool, string)>();
        mentions.AddRange(flight.Retests.Select(each => (each.Flight, false, each.Blessing.Word)));
        foreach (var age in flight.PushAges.Where(age => age.Flight is not null && age.Kind != PushAgeKind.FailingSince))
        {
            mentions.Add((age.Flight!.Value, age.Kind == PushAgeKind.Basis, "real"));
        }

        foreach (var row in flight.Failures)
        {
            if (row.SeenIn is { } seenIn)
            {
                mentions.Add((seenIn, false, "real"));
            }

            if (row.Summary.Flight is { } named)
            {
                mentions.Add((named, row.Summary.Kind != SummaryKind.PassIn, "real" + row.Summary.FlightSuffix));
            }
        }

        mentions.RemoveAll(each => each.Item1 == flight.Number);
        return mentions;
    }

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
        bool Admits(FlightNumber number) => horizon == Horizon.All || number < flight.Number || named.Contains(number);
        var self = row.SeenIn ?? flight.Number;
        var candidates = new List<Candidate>();
        (Versions, CandidateRole)[] sides = [(flight.Baseline, CandidateRole.Baseline), (flight.Targeted, CandidateRole.Targeted)];
        foreach (var (wanted, role) in sides)
        {
            if (wanted.IsNone)
            {
                continue;
            }

            foreach (var other in all.Where(each => each.Branch == flight.Branch && each.Blessing.CountsAsEvidence && each.Number != self))
            {
                var isLike = wanted.Flight is { } standsIn ? other.Number == standsIn : Holds(other.Targeted, wanted);
                if (isLike && (Admits(other.Number) || other.Number == flight.Number) && other.StatusOf(row.Step.Job) is { } jobStatus)
                {
                    var outcome = Listed(other, row.Step) is { } status ? Outcome.Of(new StepStatus(status))
                        : jobStatus == StepStatus.Pass ? Outcome.InferredPass : Outcome.Unknown;
                    candidates.Add(new Candidate(other.Number, other.Blessing, role, outcome));
                }
            }

            candidates.AddRange(
                Mentioned(flight, row, index, wanted, role, horizon).Where(each => Admits(each.Flight) && each.Flight != self));
        }

        var scope = all.Where(each => each.Branch == flight.Branch && each.Blessing.CountsAsEvidence
            && (horizon == Horizon.All || each.Number < flight.Number || named.Contains(each.Number))).ToList();
        return new StepEvidence(
            row.Step,
            row.SeenIn,
            scope.Any(each => Passed(each, row.Step)),
            scope.Count(each => each.StatusOf(row.Step.Job) is not null && !Passed(each, row.Step)),
            candidates
                .OrderBy(each => each.Blessing.Word, StringComparer.Ordinal)
                .ThenByDescending(each => each.Flight)
                .ThenBy(each => each.Role)
                .ToEquatableList());
    }

    private IEnumerable<Candidate> Mentioned(
        Flight flight, StepFailure row, int index, Versions wanted, CandidateRole role, Horizon horizon)
    {
        var tellers =
            from teller in all
            where teller.Branch == flight.Branch && (horizon == Horizon.All || teller.Number <= flight.Number)
            from mention in MentionsOf(teller)
            where Recorded(mention.Flight) is null && Holds(mention.IsBaseline ? teller.Baseline : teller.Targeted, wanted)
                && (wanted.Flight is null || wanted.Flight == mention.Flight)
            select (teller, mention);
        foreach (var group in tellers.GroupBy(each => each.mention.Flight))
        {
            var blessing = new Blessing(group.Select(each => each.mention.Blessing).Order(StringComparer.Ordinal).Last());
            if (blessing.CountsAsEvidence)
            {
                var told =
                    from teller in @group.Select(each => each.teller).Distinct()
                    from other in teller.Failures.Select((failure, place) => (failure, place))
                    where other.failure.Step == row.Step
                    let outcome = Told(teller, other.failure, @group.Key, teller.Number == flight.Number && other.place == index)
                    where outcome is not null
                    orderby outcome.Value.Kind == OutcomeKind.Status descending, teller.Number descending, other.place
                    select outcome.Value;
                yield return new Candidate(group.Key, blessing, role, told.Append(Outcome.Unknown).First());
            }
        }
    }
}
