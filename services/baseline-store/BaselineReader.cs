using Flights.BaselineStore.Examining;
using Flights.BaselineStore.Pushes;
using Flights.BaselineStore.Recording;
using Flights.Domain.Baselines;
using Flights.Domain.Classification;
using Flights.Domain.Flights;
using Flights.Domain.Reports.Composing;
using Flights.Platform.Wire;
using Flights.Storage;

namespace Flights.BaselineStore;

/// <summary>Reads what a branch's flights tell of its baseline, and what flights targeted, in the transaction of a session.</summary>
internal sealed class BaselineReader(DatabaseSession session)
{
    /// <summary>Whether a flight, with what is recorded of its pushes, tells the baseline of its branch.</summary>
    public static bool TellsBaseline(Flight flight) =>
        flight.IsMain && (!flight.Baseline.IsNone || flight.Push?.Outcome == PushOutcome.Pushed);

    /// <summary>The baseline that the newest flight of a branch below a number tells, or null. Of a complete flight no ages are told.</summary>
    public async Task<BranchBaseline?> FindAsync(long branch, long below, CancellationToken cancellationToken) =>
        await FindTellerAsync(branch, below, cancellationToken) is { } teller ? await ToldByAsync(teller, branch, cancellationToken) : null;

    /// <summary>The baseline that the newest flight of a branch tells, with the ages that its report prints, or null.</summary>
    public async Task<BranchBaseline?> FindNewestAsync(long branch, CancellationToken cancellationToken)
    {
        if (await FindTellerAsync(branch, long.MaxValue, cancellationToken) is not { } teller)
        {
            return null;
        }

        var told = await ToldByAsync(teller, branch, cancellationToken);
        return teller.Complete is null ? told : told with { PushAges = await AgesAsync(teller, branch, cancellationToken) };
    }

    /// <summary>What a flight targeted, by tree.</summary>
    public async Task<Versions> TargetedAsync(long branch, long flight, CancellationToken cancellationToken)
    {
        var revisions = await session.QueryAsync(
            "list-revisions",
            [("branch", branch), ("number", flight), ("side", (int)Side.Targeted)],
            reader => new TreeRevision(reader.GetString(0), reader.GetString(1)),
            cancellationToken);
        return revisions is [{ Tree: NameTables.FlightAsTree } only] && FlightNumber.TryParse(only.Revision, out var standsIn)
            ? new Versions([], standsIn)
            : new Versions(revisions.ToEquatableList(), null);
    }

    private static EquatableList<TreeRevision> ByTree(EquatableList<TreeRevision> trees) =>
        trees.OrderBy(each => each.Tree, StringComparer.Ordinal).ToEquatableList();

    private async Task<Flight?> FindTellerAsync(long branch, long below, CancellationToken cancellationToken)
    {
        var told = await session.QueryOneAsync<(long Lab, Flight Facts)?>(
            "find-baseline",
            [("branch", branch), ("below", below)],
            reader => (reader.GetInt64(0), StoredFlight.Read(reader, 1).ToDomain()),
            cancellationToken);
        return told is { } found ? await new PushTable(session).ApplyAsync(found.Lab, found.Facts, cancellationToken) : null;
    }

    // A complete flight comes without such lines: they follow from the flights of its branch.
    private async Task<EquatableList<PushAge>> AgesAsync(Flight teller, long branch, CancellationToken cancellationToken)
    {
        var scope = HistoryScope.Of(teller, await ComparedWithAsync(teller, branch, cancellationToken));
        var answer = await PushAgeQuery.RunAsync(session, scope, cancellationToken);
        return answer.Ages is { } ages ? PushAgeLines.Of(ages, scope.Now, ReportPolicy.Later) : [];
    }

    private async Task<Versions> ComparedWithAsync(Flight teller, long branch, CancellationToken cancellationToken)
    {
        if (!teller.Baseline.IsNone)
        {
            return teller.Baseline;
        }

        var below = await FindAsync(branch, teller.Number.Value, cancellationToken);
        return below is null ? Versions.None : new Versions(below.Revisions, below.Revisions.Count == 0 ? below.Flight : null);
    }

    private async Task<BranchBaseline> ToldByAsync(Flight teller, long branch, CancellationToken cancellationToken)
    {
        if (teller.Push?.Outcome == PushOutcome.Pushed)
        {
            return new BranchBaseline(ByTree(teller.Targeted.Trees), teller.Number, teller.Number, teller.PushAges);
        }

        if (teller.Baseline.Flight is { } standsIn)
        {
            var targeted = await TargetedAsync(branch, standsIn.Value, cancellationToken);
            return new BranchBaseline(targeted.Trees, standsIn, teller.Number, teller.PushAges);
        }

        return new BranchBaseline(
            ByTree(teller.Baseline.Trees), teller.PushAge(PushAgeKind.Basis)?.Flight, teller.Number, teller.PushAges);
    }
}
