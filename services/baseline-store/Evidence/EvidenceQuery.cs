using Flights.BaselineStore.Recording;
using Flights.Domain.Baselines;
using Flights.Domain.Flights;
using Flights.Storage;

namespace Flights.BaselineStore.Evidence;

/// <summary>Gathers the evidence for a flight, in the read transaction of a session.</summary>
/// <remarks>
/// The evidence for a row leans on nothing but: which recorded flights, that count and that the scope admits, say that they tested the
/// revisions of one side of the flight, and what became of the step there; which flights, recorded or not, are named by reports as ones of
/// those revisions, and what those reports tell of the step there; and where the history of the step begins. What changes one of these must
/// announce the flight: <see cref="AffectedFlights"/>. The count of flights that do not refute is no such thing: it changes with every
/// late arrival and no rule decides by it.
/// </remarks>
internal sealed class EvidenceQuery(DatabaseSession session, long lab, long branch, EvidenceScope scope, IReadOnlySet<long> namedAbove)
{
    private readonly Dictionary<(int Row, long Flight), Outcome> _outcomes = [];
    private readonly Dictionary<(int Row, long Flight), List<ToldOutcome>> _told = [];

    private readonly Certainty _certainty = new(scope.Flight);

    private Flight Flight => scope.Flight;

    /// <summary>Gathers the evidence of each row.</summary>
    public async Task<EquatableList<StepEvidence>> RunAsync(CancellationToken cancellationToken)
    {
        if (Flight.Failures.Count == 0)
        {
            return [];
        }

        var query = new LikenessQuery(session, lab, branch, scope);
        Likeness[] likenesses =
        [
            .. await query.FindAsync(Side.Baseline, cancellationToken),
            .. await query.FindAsync(Side.Targeted, cancellationToken),
        ];
        var batch = session.Batch();
        var recorded = likenesses.Where(each => each.Tellers is null).Select(each => each.Number).Concat(namedAbove).Distinct();
        var outcomes = recorded.Select(candidate => (Flight: candidate, Rows: AskForOutcomes(batch, candidate))).ToList();
        var tellable = likenesses.Where(each => each.Tellers is not null).Select(each => each.Number).Distinct();
        var told = tellable.Select(candidate => (Flight: candidate, Rows: AskForToldOutcomes(batch, candidate))).ToList();
        var asked = AskForHistories(batch);
        await batch.RunAsync(cancellationToken);
        foreach (var (candidate, rows) in outcomes)
        {
            foreach (var (row, outcome) in rows)
            {
                _outcomes.Add((row, candidate), outcome);
            }
        }

        foreach (var (candidate, rows) in told)
        {
            foreach (var group in rows.GroupBy(each => each.Row))
            {
                _told.Add((group.Key, candidate), [.. group.Select(each => each.Told)]);
            }
        }

        var inOrder = likenesses
            .OrderBy(each => each.Blessing.Word, StringComparer.Ordinal)
            .ThenByDescending(each => each.Number)
            .ThenBy(each => each.Role)
            .ToList();
        var histories = asked.ToDictionary(each => each.Row, each => each.History);
        return Flight.Failures.Select((row, index) => EvidenceOf(row, index, inOrder, histories[index])).ToEquatableList();
    }

    private StepEvidence EvidenceOf(StepFailure row, int index, List<Likeness> likenesses, StepHistory history)
    {
        var self = (row.SeenIn ?? Flight.Number).Value;
        var candidates = new List<Candidate>();
        foreach (var each in likenesses)
        {
            if (each.Number != self && OutcomeIn(each, index) is { } outcome)
            {
                candidates.Add(new Candidate(new FlightNumber(each.Number), each.Blessing, each.Role, outcome)
                {
                    IsCertain = _certainty.Holds(each, index),
                });
            }
        }

        var passedBelow = _certainty.CountsMainFlights && history.FirstPass < scope.Until;
        var passedAbove = namedAbove.Any(number => _certainty.Names(number, index) && PassedIn(number, index, history));
        var refuting = history.PassedCount + namedAbove.Count(number => PassedIn(number, index, history));
        var hadJob = history.HadJobCount + namedAbove.Count(number => _outcomes.ContainsKey((index, number)));
        return new StepEvidence(
            row.Step, row.SeenIn, passedBelow || passedAbove, Math.Max(0, hadJob - refuting), candidates.ToEquatableList());
    }

    private static long? Lower(long? left, long? right) => left is { } a && right is { } b ? Math.Min(a, b) : left ?? right;

    // Null if the recorded flight did not have the job: then it is no candidate.
    private Outcome? OutcomeIn(Likeness likeness, int index)
    {
        if (likeness.Tellers is not { } tellers)
        {
            return _outcomes.TryGetValue((index, likeness.Number), out var outcome) ? outcome : null;
        }

        foreach (var told in _told.GetValueOrDefault((index, likeness.Number), []))
        {
            // No row is evidence for itself; only what it does not say of a retest holds for it too.
            var isOwnWord = told.Teller == Flight.Number.Value && told.TellerRow == index && !told.BySilence;
            if (!isOwnWord && tellers.Contains(told.Teller))
            {
                return told.Outcome;
            }
        }

        return Outcome.Unknown;
    }

    private bool PassedIn(long flight, int index, StepHistory history) =>
        _outcomes.TryGetValue((index, flight), out var outcome)
        && (outcome.Kind == OutcomeKind.InferredPass ? history.FirstListed < flight : outcome.IsPass);

    private IReadOnlyList<(int Row, Outcome Outcome)> AskForOutcomes(DatabaseBatch batch, long candidate) => batch.Query(
        "evidence-outcomes",
        [("branch", branch), ("number", Flight.Number.Value), ("candidate", candidate)],
        reader => (reader.GetInt32(0), StepOutcomes.Read(reader, 1)));

    private IReadOnlyList<(int Row, ToldOutcome Told)> AskForToldOutcomes(DatabaseBatch batch, long candidate) => batch.Query(
        "evidence-told-outcomes",
        [("branch", branch), ("number", Flight.Number.Value), ("candidate", candidate), ("until", scope.TellersUntil)],
        reader => (
            reader.GetInt32(0),
            new ToldOutcome(
                reader.GetInt64(1),
                reader.GetInt32(2),
                reader.IsDBNull(3) ? Outcome.NotPassed : Outcome.Of(new StepStatus(reader.GetString(3))),
                reader.GetInt32(4) == 1)));

    private IReadOnlyList<(int Row, StepHistory History)> AskForHistories(DatabaseBatch batch) => batch.Query(
        "evidence-histories",
        [("branch", branch), ("number", Flight.Number.Value), ("until", scope.Until)],
        reader => (
            reader.GetInt32(0),
            new StepHistory(
                reader.IsDBNull(1) ? null : reader.GetInt64(1),
                Lower(reader.IsDBNull(2) ? null : reader.GetInt64(2), reader.IsDBNull(3) ? null : reader.GetInt64(3)),
                reader.GetInt32(4),
                reader.GetInt32(5))));

    // In the order in which they are believed.
    private readonly record struct ToldOutcome(long Teller, int TellerRow, Outcome Outcome, bool BySilence);
}
