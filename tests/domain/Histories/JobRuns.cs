using Flights.Domain.Baselines;
using Flights.Domain.Flights;

namespace Flights.Domain.Tests.Histories;

/// <summary>The flights that have a job of one name.</summary>
internal sealed class JobRuns
{
    private readonly SortedList<FlightNumber, JobRun> _runs = [];
    private readonly Dictionary<string, SortedSet<FlightNumber>> _passes = new(StringComparer.Ordinal);

    public void Add(CompleteFlight flight, CompleteJob job)
    {
        _runs.Add(flight.Number, new JobRun(flight, job));
        foreach (var step in job.Steps.Where(step => step.Status == StepStatus.Pass))
        {
            if (!_passes.TryGetValue(step.TestId, out var flights))
            {
                _passes.Add(step.TestId, flights = []);
            }

            flights.Add(flight.Number);
        }
    }

    public void Remove(FlightNumber flight)
    {
        _runs.Remove(flight);
        foreach (var flights in _passes.Values)
        {
            flights.Remove(flight);
        }
    }

    public JobRun? Find(FlightNumber flight) => _runs.GetValueOrDefault(flight);

    /// <summary>Whether a step passed in any flight that counts.</summary>
    public bool HasPassed(string testId, HistoryScope scope) =>
        _passes.TryGetValue(testId, out var flights) && flights.Any(flight => Counts(_runs[flight], scope));

    /// <summary>The flights that tested a side, in search order.</summary>
    public IReadOnlyList<JobRun> Candidates(HashSet<FlightNumber> matching, FlightNumber self, HistoryScope scope)
    {
        if (matching.Count == 0)
        {
            return [];
        }

        var oldest = OldestThatIsLookedAt(scope);
        var found = matching
            .Where(flight => flight >= oldest && flight != self)
            .Select(flight => _runs.GetValueOrDefault(flight))
            .Where(run => run is not null && Counts(run, scope))
            .Select(run => run!)
            .ToList();
        found.Sort((left, right) => HistoryScope.CompareCandidates(
            left.Flight.Blessing, left.Flight.Number, right.Flight.Blessing, right.Flight.Number));
        return found;
    }

    /// <summary>How long the job takes.</summary>
    public TimeSpan DurationEstimate(HistoryScope scope) => JobDuration.Estimate(
        _runs.Values
            .Where(run => JobDuration.Counts(scope, run.Flight.Branch, run.Flight.Blessing, run.Flight.StartTime))
            .Select(run => run.Duration));

    private static bool Counts(JobRun run, HistoryScope scope) =>
        scope.Counts(run.Flight.Branch, run.Flight.Blessing) && scope.Counts(run.Flight.Number);

    private FlightNumber OldestThatIsLookedAt(HistoryScope scope)
    {
        if (_runs.Count <= HistoryScope.MaxCandidates)
        {
            return default;
        }

        var left = HistoryScope.MaxCandidates;
        for (var i = _runs.Count - 1; i >= 0; i--)
        {
            if (Counts(_runs.Values[i], scope) && --left == 0)
            {
                return _runs.Keys[i];
            }
        }

        return default;
    }
}
