using Flights.Domain.Baselines;
using Flights.Domain.Flights;
using Flights.Platform.Wire;
using Flights.Storage;

namespace Flights.BaselineStore.Recording;

/// <summary>The revisions that flights tested. A complete flight tested what the builds that it uses built, wherever they were made: its
/// revisions are gathered over all flights that it refers to, and again when one of those arrives or changes.</summary>
internal sealed class PoolTables(DatabaseSession session, NameTables names, long lab)
{
    private readonly Dictionary<FlightNumber, CompleteFlight?> _known = [];

    /// <summary>Takes away the revisions of a flight, and what it refers to.</summary>
    public async Task RemoveAsync(long branch, FlightNumber flight, CancellationToken cancellationToken)
    {
        await session.ExecuteAsync("remove-tested-revisions", [("branch", branch), ("number", flight.Value)], cancellationToken);
        await session.ExecuteAsync("remove-wished-revisions", [("branch", branch), ("number", flight.Value)], cancellationToken);
        await session.ExecuteAsync("remove-build-references", [("lab", lab), ("number", flight.Value)], cancellationToken);
    }

    /// <summary>Adds the revisions of a flight.</summary>
    public async Task AddAsync(long branch, Flight flight, CancellationToken cancellationToken)
    {
        _known[flight.Number] = flight.Complete;
        if (flight.Complete is { } complete)
        {
            await GatherAsync(branch, complete, cancellationToken);
        }
        else
        {
            foreach (var each in flight.Targeted.Trees)
            {
                await AddTestedAsync(branch, flight.Number, each, cancellationToken);
            }
        }

        foreach (var wished in WishedBy(flight))
        {
            await session.ExecuteAsync(
                "add-wished-revision",
                [
                    ("branch", branch), ("tree", await names.TreeAsync(wished.Tree, cancellationToken)), ("revision", wished.Revision),
                    ("blessing", flight.Blessing.Word), ("number", flight.Number.Value),
                ],
                cancellationToken);
        }
    }

    /// <summary>The complete flights whose revisions may change with those of a flight.</summary>
    public Task<List<Dependent>> FindDependentsAsync(FlightNumber flight, CancellationToken cancellationToken) => session.QueryAsync(
        "flights-that-use-builds-of",
        [("lab", lab), ("target", flight.Value)],
        reader => new Dependent(reader.GetInt64(1), Read(reader.GetFieldValue<byte[]>(2))!),
        cancellationToken);

    /// <summary>Gathers the revisions of a complete flight again, for one that it refers to has changed.</summary>
    public async Task GatherAgainAsync(Dependent dependent, CancellationToken cancellationToken)
    {
        var number = dependent.Flight.Number.Value;
        await session.ExecuteAsync("remove-tested-revisions", [("branch", dependent.Branch), ("number", number)], cancellationToken);
        await session.ExecuteAsync("remove-build-references", [("lab", lab), ("number", number)], cancellationToken);
        await GatherAsync(dependent.Branch, dependent.Flight, cancellationToken);
    }

    private static IEnumerable<TreeRevision> WishedBy(Flight flight) => flight.Complete is not { } complete
        ? flight.Targeted.Trees
        : complete.HarnessRevisions
            .Select(revision => new TreeRevision(RevisionPool.HarnessTree, revision))
            .Concat(
                from job in complete.Jobs
                where job.IsOfMainRevision
                from runvar in job.Runvars
                let tree = runvar.TreeOf(Runvar.WishedRevision)
                where tree is not null and not RevisionPool.HarnessTree
                select new TreeRevision(tree, runvar.Value))
            .Distinct();

    private static CompleteFlight? Read(byte[] payload) => V1.Flight.Parser.ParseFrom(payload).Complete?.ToDomain();

    private async Task GatherAsync(long branch, CompleteFlight flight, CancellationToken cancellationToken)
    {
        var pool = await WalkAsync(flight, cancellationToken);
        foreach (var (tree, revisions) in pool.Revisions)
        {
            foreach (var revision in revisions)
            {
                await AddTestedAsync(branch, flight.Number, new TreeRevision(tree, revision), cancellationToken);
            }
        }

        foreach (var other in pool.Others)
        {
            await session.ExecuteAsync(
                "add-build-reference", [("lab", lab), ("target", other.Value), ("number", flight.Number.Value)], cancellationToken);
        }
    }

    // The walk is no affair of databases: it is made again until it meets no flight that was not read.
    private async Task<RevisionPool> WalkAsync(CompleteFlight flight, CancellationToken cancellationToken)
    {
        while (true)
        {
            var pool = RevisionPool.Of(flight, _known.GetValueOrDefault);
            var unread = pool.Others.Where(other => !_known.ContainsKey(other)).ToList();
            if (unread.Count == 0)
            {
                return pool;
            }

            foreach (var other in unread)
            {
                _known[other] = await session.QueryOneAsync(
                    "find-complete-facts",
                    [("lab", lab), ("number", other.Value)],
                    reader => Read(reader.GetFieldValue<byte[]>(0)),
                    cancellationToken);
            }
        }
    }

    // A revision is found by what stands behind each of its colons too.
    private async Task AddTestedAsync(long branch, FlightNumber flight, TreeRevision tested, CancellationToken cancellationToken)
    {
        var tree = await names.TreeAsync(tested.Tree, cancellationToken);
        var revision = tested.Revision;
        for (var start = 0; start >= 0; start = revision.IndexOf(':', start) is >= 0 and var colon ? colon + 1 : -1)
        {
            await session.ExecuteAsync(
                "add-tested-revision",
                [("branch", branch), ("tree", tree), ("revision", revision[start..]), ("number", flight.Value), ("whole", start == 0)],
                cancellationToken);
        }
    }

    /// <summary>A complete flight that refers to another one.</summary>
    /// <param name="Branch">Its branch.</param>
    /// <param name="Flight">Its facts.</param>
    internal sealed record Dependent(long Branch, CompleteFlight Flight);
}
