using Flights.BaselineStore.Recording;
using Flights.Domain.Baselines;
using Flights.Domain.Flights;
using Flights.Storage;

namespace Flights.BaselineStore.Examining;

/// <summary>Tells how old the two sides of a scope are, in the read transaction of a session.</summary>
internal sealed class PushAgeQuery
{
    private readonly DatabaseSession _session;
    private readonly ScopeKeys _keys;
    private readonly (string Name, object? Value)[] _flights;

    private PushAgeQuery(DatabaseSession session, ScopeKeys keys)
    {
        (_session, _keys) = (session, keys);
        _flights = [("branch", keys.Branch ?? 0), ("blessing", keys.Scope.Blessings[0].Word), ("until", keys.Until)];
    }

    /// <summary>Tells the ages.</summary>
    public static async Task<PushAgeAnswer> RunAsync(DatabaseSession session, HistoryScope scope, CancellationToken cancellationToken)
    {
        var batch = session.Batch();
        var asked = ScopeKeys.Ask(batch, scope);
        await batch.RunAsync(cancellationToken);
        var keys = asked();
        if (PushAgeFacts.TreeOf(scope) is not { } name)
        {
            return new PushAgeAnswer(null, keys?.HistoryVersion ?? 0);
        }

        if (keys is null)
        {
            return new PushAgeAnswer(new PushAgeFacts(null, null, 0, null, 0), 0);
        }

        // A tree that nobody names has no key, and no flight.
        var tree = await new NameTables(session).FindTreeAsync(name, cancellationToken) ?? 0;
        var ages = await new PushAgeQuery(session, keys).RunAsync(tree, scope, cancellationToken);
        return new PushAgeAnswer(ages, keys.HistoryVersion);
    }

    private async Task<PushAgeFacts> RunAsync(long tree, HistoryScope scope, CancellationToken cancellationToken)
    {
        (string, object?)[] baseline = [.. _flights, ("tree", tree), ("revision", scope.Baseline.Trees[0].Revision)];
        var basis = await FindFirstAsync("newest-wished", baseline, cancellationToken);
        (string, object?)[] after = [.. _flights, ("above", basis ?? 0)];
        (string, object?)[] tips = [.. after, ("tree", tree), ("revision", scope.Targeted[0].Revision)];
        var firstAfter = basis is null ? null : await FindFirstAsync("flights-after", after, cancellationToken);
        var firstTip = await FindFirstAsync("wished-after", tips, cancellationToken);
        var (excluded, excludedTips) = await CountExcludedAsync(tree, scope.Targeted[0].Revision, basis ?? 0, cancellationToken);
        return new PushAgeFacts(
            await DatedAsync(basis, cancellationToken),
            await DatedAsync(firstAfter, cancellationToken),
            await CountAsync("count-flights-after", after, cancellationToken) - excluded,
            await DatedAsync(firstTip, cancellationToken),
            await CountAsync("count-wished-after", tips, cancellationToken) - excludedTips);
    }

    private async Task<long?> FindFirstAsync(
        string query, (string Name, object? Value)[] parameters, CancellationToken cancellationToken)
    {
        var found = await _session.QueryAsync(
            query, [.. parameters, ("limit", _keys.ReadsForOne)], reader => reader.GetInt64(0), cancellationToken);
        foreach (var number in found)
        {
            if (_keys.Counts(number))
            {
                return number;
            }
        }

        return null;
    }

    private async Task<int> CountAsync(
        string query, (string Name, object? Value)[] parameters, CancellationToken cancellationToken) =>
        await _session.QueryOneAsync(query, parameters, reader => reader.GetInt32(0), cancellationToken);

    // How many flights that do not count are among all above the basis, and among those that tested the revision under test.
    private async Task<(int All, int Tips)> CountExcludedAsync(long tree, string tip, long basis, CancellationToken cancellationToken)
    {
        var (all, tips) = (0, 0);
        foreach (var number in _keys.Excluded.Where(number => number > basis))
        {
            var wished = await _session.QueryOneAsync<long?>(
                "find-wished",
                [
                    ("lab", _keys.Lab), ("number", number), ("branch", _keys.Branch ?? 0), ("blessing", _keys.Scope.Blessings[0].Word),
                    ("tree", tree), ("revision", tip),
                ],
                reader => reader.GetInt64(0),
                cancellationToken);
            all += wished is null ? 0 : 1;
            tips += wished is 1 ? 1 : 0;
        }

        return (all, tips);
    }

    private async Task<DatedFlight?> DatedAsync(long? number, CancellationToken cancellationToken)
    {
        if (number is not { } flight)
        {
            return null;
        }

        var start = await _session.QueryOneAsync<long?>(
            "find-start-time",
            [("lab", _keys.Lab), ("number", flight)],
            reader => reader.IsDBNull(0) ? null : reader.GetInt64(0),
            cancellationToken);
        return new DatedFlight(
            new FlightNumber(flight), start is { } milliseconds ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : null);
    }
}
