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
    public async Task RemoveAsync(long branch, FlightNumber flight, CancellationToken cancellationToken)
    {
        (string, object?)[] parameters = [("branch", branch), ("number", flight.Value)];
        await session.ExecuteAsync("remove-only-step-passes", parameters, cancellationToken);
        await session.ExecuteAsync("move-step-passes", parameters, cancellationToken);
    }
}
