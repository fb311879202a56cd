using Flights.Domain.Flights;

namespace Flights.Domain.Baselines;

/// <summary>Follows the references to builds from one flight through all others.</summary>
internal sealed class PoolWalk(Func<FlightNumber, CompleteFlight?> find)
{
    private readonly Dictionary<string, IReadOnlySet<string>> _revisions = new(StringComparer.Ordinal);
    private readonly HashSet<FlightNumber> _others = [];
    private readonly HashSet<(FlightNumber Flight, string Job)> _seen = [];
    private readonly Queue<(CompleteFlight Flight, CompleteJob Job)> _waiting = new();

    public RevisionPool Walk(CompleteFlight flight)
    {
        AddHarness(flight);
        foreach (var job in flight.Jobs)
        {
            Meet(flight, job);
        }

        while (_waiting.TryDequeue(out var next))
        {
            Visit(next.Flight, next.Job, flight);
        }

        return new RevisionPool(_revisions, _others);
    }

    private void Visit(CompleteFlight flight, CompleteJob job, CompleteFlight start)
    {
        if (job.IsOfMainRevision)
        {
            foreach (var runvar in job.Runvars)
            {
                if (runvar.TreeOf(Runvar.BuiltRevision) is { } tree and not RevisionPool.HarnessTree)
                {
                    Add(tree, runvar.Value);
                }
            }
        }

        foreach (var reference in job.BuildReferences)
        {
            var target = TargetOf(reference, flight, start);
            if (target?.Jobs.FirstOrDefault(each => each.Name == reference.Job) is { } build)
            {
                Meet(target, build);
            }
        }
    }

    private CompleteFlight? TargetOf(BuildReference reference, CompleteFlight flight, CompleteFlight start)
    {
        if (reference.Flight is not { } number || number == flight.Number)
        {
            return flight;
        }

        if (number == start.Number)
        {
            return start;
        }

        _others.Add(number);
        return find(number);
    }

    private void Meet(CompleteFlight flight, CompleteJob job)
    {
        if (_seen.Add((flight.Number, job.Name)))
        {
            AddHarness(flight);
            _waiting.Enqueue((flight, job));
        }
    }

    private void AddHarness(CompleteFlight flight)
    {
        foreach (var revision in flight.HarnessRevisions)
        {
            Add(RevisionPool.HarnessTree, revision);
        }
    }

    private void Add(string tree, string revision)
    {
        if (!_revisions.TryGetValue(tree, out var known))
        {
            _revisions.Add(tree, known = new HashSet<string>(StringComparer.Ordinal));
        }

        ((HashSet<string>)known).Add(revision);
    }
}
