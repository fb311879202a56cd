using Flights.Domain.Flights;
using Flights.Storage;

namespace Flights.BaselineStore.Recording;

/// <summary>Keeps, for each job, the runs that took longer than all that started later: how long a job took at most since any time is one
/// look, however many flights there were since.</summary>
internal sealed class LongestRunTable(DatabaseSession session)
{
    /// <summary>Takes in the jobs of a flight that were just added.</summary>
    public async Task AddAsync(long branch, FlightNumber flight, CancellationToken cancellationToken)
    {
        (string, object?)[] parameters = [("branch", branch), ("number", flight.Value)];
        await session.ExecuteAsync("add-longest-runs", parameters, cancellationToken);
        await session.ExecuteAsync("remove-outrun-runs", parameters, cancellationToken);
    }

    /// <summary>Takes out the jobs of a flight that are still there.</summary>
    /// <returns>What <see cref="FillAsync"/> has to fill once they are gone.</returns>
    public async Task<IReadOnlyList<Run>> RemoveAsync(long branch, FlightNumber flight, CancellationToken cancellationToken)
    {
        var own = await session.QueryAsync(
            "own-longest-runs",
            [("branch", branch), ("number", flight.Value)],
            reader => new Run(branch, reader.GetInt64(0), reader.GetString(1), reader.GetInt64(2)),
            cancellationToken);
        foreach (var run in own)
        {
            await session.ExecuteAsync("remove-longest-run", Parameters(run), cancellationToken);
        }

        return own;
    }

    /// <summary>Puts those runs in that a removed one had outrun.</summary>
    public async Task FillAsync(IReadOnlyList<Run> removed, CancellationToken cancellationToken)
    {
        foreach (var run in removed)
        {
            var longest = long.MinValue;
            var others = await session.QueryAsync(
                "runs-up-to", Parameters(run), reader => (Start: reader.GetInt64(0), Duration: reader.GetInt64(1)), cancellationToken);
            foreach (var (start, duration) in others)
            {
                if (duration > longest)
                {
                    longest = duration;
                    await session.ExecuteAsync(
                        "add-longest-run", [.. Parameters(run with { StartTime = start }), ("duration", duration)], cancellationToken);
                }
            }
        }
    }

    private static (string Name, object? Value)[] Parameters(Run run) =>
        [("branch", run.Branch), ("job", run.Job), ("blessing", run.Blessing), ("start_time", run.StartTime)];

    /// <summary>One of the longest runs.</summary>
    /// <param name="Branch">The branch.</param>
    /// <param name="Job">The job.</param>
    /// <param name="Blessing">The flight's blessing.</param>
    /// <param name="StartTime">When the flight started, in Unix milliseconds.</param>
    internal readonly record struct Run(long Branch, long Job, string Blessing, long StartTime);
}
