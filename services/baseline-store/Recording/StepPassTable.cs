using Flights.Domain.Flights;
using Flights.Storage;

namespace Flights.BaselineStore.Recording;

/// <summary>Keeps the first complete flight in which each step passed, exactly, whatever the order of arrival.</summary>
internal sealed class StepPassTable(DatabaseSession session)
{
    /// <summary>Takes in the jobs of a flight that were just added.</summary>
    public async Task AddAsync(long branch, FlightNumber flight, CancellationToken cancellationToken) =>
        await session.ExecuteAsync("add-step-passes", [("branch", branch), ("number", flight.Value)], cancellationToken);

    /// <summary>Takes out the jobs of a flight that are still there.</summary>
    /// <returns>The steps that had passed first in it, and the blessing by which they had.</returns>
    public async Task<IReadOnlyList<(StepId Step, string Blessing)>> RemoveAsync(
        long branch, FlightNumber flight, CancellationToken cancellationToken)
    {
        (string, object?)[] parameters = [("branch", branch), ("number", flight.Value)];
        var firsts = await session.QueryAsync(
            "own-first-passes",
            parameters,
            reader => (new StepId(branch, reader.GetInt64(0), reader.GetInt64(1)), reader.GetString(2)),
            cancellationToken);
        if (firsts.Count > 0)
        {
            await session.ExecuteAsync("remove-only-step-passes", parameters, cancellationToken);
            await session.ExecuteAsync("move-step-passes", parameters, cancellationToken);
        }

        return firsts;
    }

    /// <summary>The first flight in which a step passed; <see cref="long.MaxValue"/> if there is none.</summary>
    public async Task<long> FindFirstAsync(StepId step, string blessing, CancellationToken cancellationToken) =>
        await session.QueryOneAsync<long?>(
            "find-first-pass",
            [("branch", step.Branch), ("job", step.Job), ("test", step.Test), ("blessing", blessing)],
            reader => reader.GetInt64(0),
            cancellationToken) ?? long.MaxValue;
}
