using System.Data.Common;
using Flights.Domain.Flights;
using Flights.Storage;

namespace Flights.BaselineStore.Recording;

/// <summary>Where the history of a step begins.</summary>
/// <param name="FirstListed">The lowest flight whose own rows list it.</param>
/// <param name="FirstPass">The lowest flight that counts and in which it passed, or null if there is none.</param>
internal readonly record struct StepOrigin(long FirstListed, long? FirstPass);

/// <summary>Names a step of a branch by its narrow keys.</summary>
internal readonly record struct StepId(long Branch, long Job, long Test);

/// <summary>Keeps the aggregate of where each step's history begins, exactly, whatever the order of arrival.</summary>
internal sealed class StepKeyTable(DatabaseSession session)
{
    private readonly Dictionary<StepId, StepOrigin?> _before = [];
    private readonly Dictionary<StepId, StepOrigin?> _now = [];

    /// <summary>The steps whose history begins elsewhere than it did, with where it began and begins; null if it did not, or does
    /// not.</summary>
    public IEnumerable<(StepId Step, StepOrigin? Before, StepOrigin? After)> Moved =>
        _before.Where(each => each.Value != _now[each.Key]).Select(each => (each.Key, each.Value, _now[each.Key]));

    /// <summary>Notes which steps lean on a flight, before its facts are taken away.</summary>
    /// <returns>The steps to compute again once they are.</returns>
    public async Task<IReadOnlyList<StepId>> FindLeaningOnAsync(long branch, FlightNumber flight, CancellationToken cancellationToken)
    {
        var steps = await QueryAsync("own-step-keys", branch, flight, cancellationToken);
        steps.AddRange(await QueryAsync("step-keys-first-passed-in", branch, flight, cancellationToken));
        return [.. steps.Select(step => step.Step).Distinct()];
    }

    /// <summary>Computes where the history of a step begins from all that is there.</summary>
    public async Task RecomputeAsync(StepId step, CancellationToken cancellationToken)
    {
        var firstListed = await FindAsync("find-first-listing", Parameters(step), cancellationToken);
        if (firstListed is not { } listed)
        {
            _now[step] = null;
            await session.ExecuteAsync("remove-step-key", Parameters(step), cancellationToken);
            return;
        }

        var listedPass = await FindAsync("find-first-listed-pass", Parameters(step), cancellationToken);
        var inferredPass = await FindInferredPassAsync(step, listed, long.MaxValue, cancellationToken);
        await SetAsync(step, new StepOrigin(listed, Lower(listedPass, inferredPass)), cancellationToken);
    }

    /// <summary>Takes in a flight whose facts were just added.</summary>
    public async Task AddAsync(long branch, FlightNumber flight, CancellationToken cancellationToken)
    {
        foreach (var (step, origin, isListedPass) in await QueryAsync("own-step-keys", branch, flight, cancellationToken))
        {
            long? listedPass = isListedPass ? flight.Value : null;
            if (origin is { } known && known.FirstListed <= flight.Value)
            {
                await SetAsync(step, known with { FirstPass = Lower(known.FirstPass, listedPass) }, cancellationToken);
                continue;
            }

            // Passes above the former first listing are in its first pass already.
            var until = origin?.FirstListed ?? long.MaxValue;
            var inferredPass = await FindInferredPassAsync(step, flight.Value, until, cancellationToken);
            await SetAsync(
                step, new StepOrigin(flight.Value, Lower(Lower(origin?.FirstPass, listedPass), inferredPass)), cancellationToken);
        }

        foreach (var (step, origin, _) in await QueryAsync("step-keys-that-pass-first-in", branch, flight, cancellationToken))
        {
            await SetAsync(step, origin!.Value with { FirstPass = flight.Value }, cancellationToken);
        }
    }

    private static long? Lower(long? left, long? right) => left is { } a && right is { } b ? Math.Min(a, b) : left ?? right;

    private static (string Name, object? Value)[] Parameters(StepId step) =>
        [("branch", step.Branch), ("job", step.Job), ("test", step.Test)];

    private static StepOrigin? ReadOrigin(DbDataReader reader) =>
        reader.IsDBNull(2) ? null : new StepOrigin(reader.GetInt64(2), reader.IsDBNull(3) ? null : reader.GetInt64(3));

    private async Task<List<(StepId Step, StepOrigin? Origin, bool IsListedPass)>> QueryAsync(
        string query, long branch, FlightNumber flight, CancellationToken cancellationToken)
    {
        var rows = await session.QueryAsync(
            query,
            [("branch", branch), ("number", flight.Value)],
            reader => (
                Step: new StepId(branch, reader.GetInt64(0), reader.GetInt64(1)),
                Origin: ReadOrigin(reader),
                IsListedPass: reader.GetInt64(4) == 1),
            cancellationToken);

        // One row for each of the report's: a step that it lists twice has passed if both rows say so.
        var distinct = rows
            .GroupBy(row => row.Step)
            .Select(row => (row.Key, row.First().Origin, row.All(each => each.IsListedPass)))
            .ToList();
        foreach (var (step, origin, _) in distinct)
        {
            if (_before.TryAdd(step, origin))
            {
                _now[step] = origin;
            }
        }

        return distinct;
    }

    private async Task SetAsync(StepId step, StepOrigin origin, CancellationToken cancellationToken)
    {
        if (_now[step] == origin)
        {
            return;
        }

        _now[step] = origin;
        await session.ExecuteAsync(
            "set-step-key",
            [.. Parameters(step), ("first_listed", origin.FirstListed), ("first_pass", origin.FirstPass)],
            cancellationToken);
    }

    private Task<long?> FindInferredPassAsync(StepId step, long above, long until, CancellationToken cancellationToken) =>
        FindAsync("find-first-inferred-pass", [.. Parameters(step), ("above", above), ("until", until)], cancellationToken);

    private Task<long?> FindAsync(
        string query, IEnumerable<(string Name, object? Value)> parameters, CancellationToken cancellationToken) =>
        session.QueryOneAsync<long?>(query, parameters, reader => reader.GetInt64(0), cancellationToken);
}
