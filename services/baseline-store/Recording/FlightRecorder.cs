using Flights.BaselineStore.Exclusions;
using Flights.BaselineStore.Pushes;
using Flights.Domain.Flights;
using Flights.Platform.Wire;
using Flights.Storage;

namespace Flights.BaselineStore.Recording;

/// <summary>Records one report of a flight, in the transaction of a session, and finds out who must be told.</summary>
internal sealed class FlightRecorder(DatabaseSession session, DateTimeOffset now)
{
    private readonly NameTables _names = new(session);

    /// <summary>Records a report.</summary>
    /// <returns>The flights to announce: the flight itself if its facts changed, and those whose evidence did. For a report that is
    /// recorded already, or that does not prevail: what was announced because of this flight and is not done.</returns>
    public async Task<IReadOnlyList<Announcement>> RecordAsync(Flight flight, CancellationToken cancellationToken)
    {
        // Nobody but an operator excludes a flight, and that is recorded apart.
        flight = flight with { IsExcluded = false };
        var lab = await _names.LabAsync(flight.Lab, cancellationToken);
        var branch = await _names.BranchAsync(lab, flight.Branch, cancellationToken);
        var former = await FindFormerAsync(lab, flight.Number, cancellationToken);
        if (former is null)
        {
            await AddFlightAsync(lab, branch, flight.Number, cancellationToken);
        }

        if (!await AddFactVersionAsync(lab, flight, cancellationToken)
            || await ChooseAsync(lab, flight, former?.Digest, cancellationToken) is not { } effective)
        {
            return await new Announcer(session, flight.Lab, lab, flight.Number).FindNotDoneAsync(cancellationToken);
        }

        branch = await _names.BranchAsync(lab, effective.Branch, cancellationToken);
        var affected = await ReplaceFactsAsync(lab, branch, effective, former, cancellationToken);
        return await new Announcer(session, effective.Lab, lab, effective.Number)
            .AnnounceAsync(branch, former?.Branch ?? branch, affected.Flights, cancellationToken);
    }

    /// <summary>Takes the effective facts of a recorded flight in again, for something was recorded beside its reports that changes for what
    /// they count.</summary>
    /// <returns>The flights to announce: the flight itself, and those whose evidence changed.</returns>
    public async Task<IReadOnlyList<Announcement>> SpreadAgainAsync(Flight effective, CancellationToken cancellationToken)
    {
        var lab = await _names.LabAsync(effective.Lab, cancellationToken);
        var branch = await _names.BranchAsync(lab, effective.Branch, cancellationToken);
        var former = await FindFormerAsync(lab, effective.Number, cancellationToken);
        var affected = await ReplaceFactsAsync(lab, branch, effective, former, cancellationToken);
        return await new Announcer(session, effective.Lab, lab, effective.Number)
            .AnnounceAsync(branch, former?.Branch ?? branch, affected.Flights, cancellationToken);
    }

    private Task<FormerFacts?> FindFormerAsync(long lab, FlightNumber number, CancellationToken cancellationToken) =>
        session.QueryOneAsync(
            "find-flight-row",
            [("lab", lab), ("number", number.Value)],
            reader => new FormerFacts(reader.GetInt64(0), reader.GetString(1), reader.GetInt32(2) == 1),
            cancellationToken);

    private async Task AddFlightAsync(long lab, long branch, FlightNumber number, CancellationToken cancellationToken) =>
        await session.ExecuteAsync(
            "add-flight",
            [("lab", lab), ("number", number.Value), ("branch", branch), ("record_time", now.ToUnixTimeMilliseconds())],
            cancellationToken);

    private async Task<bool> AddFactVersionAsync(long lab, Flight flight, CancellationToken cancellationToken) =>
        await session.ExecuteAsync(
            "add-fact-version",
            [
                ("lab", lab), ("number", flight.Number.Value), ("digest", flight.Digest),
                ("complete", flight.Complete is not null), ("supersedes", flight.Supersedes), ("verified", flight.BodyHashState == BodyHashState.Verified),
                ("report_time", flight.ReportTime?.ToUnixTimeMilliseconds()), ("payload", StoredFlight.Write(flight.ToWire())),
            ],
            cancellationToken) > 0;

    // The effective facts if they are not the former ones: mostly those that were just added, but a report that replaces another one can
    // also bring up a third.
    private async Task<Flight?> ChooseAsync(long lab, Flight added, string? formerDigest, CancellationToken cancellationToken)
    {
        var chosen = await session.QueryOneAsync(
            "choose-fact-version", [("lab", lab), ("number", added.Number.Value)], reader => reader.GetString(0), cancellationToken);
        if (chosen == added.Digest)
        {
            return added;
        }

        return chosen == formerDigest
            ? null
            : await session.QueryOneAsync(
                "find-fact-version",
                [("lab", lab), ("number", added.Number.Value), ("digest", chosen)],
                reader => StoredFlight.Read(reader, 0).ToDomain(),
                cancellationToken);
    }

    private async Task<AffectedFlights> ReplaceFactsAsync(
        long lab, long branch, Flight flight, FormerFacts? former, CancellationToken cancellationToken)
    {
        var wanted = new WantedTables(session, _names, lab);
        var affected = new AffectedFlights(session, wanted, lab, flight.Number);
        var isExcluded = await new ExclusionTable(session).IsExcludedAsync(lab, flight.Number, cancellationToken);
        var tellsBaseline = BaselineReader.TellsBaseline(await new PushTable(session).ApplyAsync(lab, flight, cancellationToken));
        var tables = new RecordedTables(
            new FactTables(session, _names), new PoolTables(session, _names, lab), wanted, new StepPassTable(session),
            new LongestRunTable(session), new StepKeyTable(session));
        var mailed = await FirstMailedAsync(branch, former is null ? flight.Number.Value : 0, cancellationToken);
        var mailedThere = former is null || former.Branch == branch ? mailed : await FirstMailedAsync(former.Branch, 0, cancellationToken);
        await affected.AddThoseThatNameItAsync(cancellationToken);
        var firsts = former is null
            ? []
            : await RemoveAsync(tables, affected, former.Branch, flight.Number, cancellationToken);
        var counted = isExcluded ? CountedBlessing.Exclude(flight) : flight;
        await AddAsync(tables, affected, lab, branch, counted, tellsBaseline, cancellationToken);
        await affected.AddThoseThatFailedAsync(branch, mailed, await FirstMailedAsync(branch, 0, cancellationToken), cancellationToken);
        if (former is not null)
        {
            await AddThoseThatMissAsync(tables, affected, former, branch, mailedThere, firsts, flight.Number, cancellationToken);
        }

        if (former is { TellsBaseline: true } || tellsBaseline)
        {
            await affected.AddThoseThatTakeBaselineAsync(branch, flight.Number.Value, cancellationToken);
        }

        await affected.AddThoseThatExamineAsync(cancellationToken);
        return affected;
    }

    private static async Task<IReadOnlyList<(StepId Step, string Blessing)>> RemoveAsync(
        RecordedTables tables, AffectedFlights affected, long branch, FlightNumber flight, CancellationToken cancellationToken)
    {
        await affected.AddThoseThatCompareAsync(branch, cancellationToken);
        await affected.AddThoseThatShareJobsAsync(branch, cancellationToken);
        var leaning = await tables.Keys.FindLeaningOnAsync(branch, flight, cancellationToken);
        var firsts = await tables.Passes.RemoveAsync(branch, flight, cancellationToken);
        var removed = await tables.Runs.RemoveAsync(branch, flight, cancellationToken);
        await tables.Wanted.RemoveAsync(branch, flight, cancellationToken);
        await tables.Pools.RemoveAsync(branch, flight, cancellationToken);
        await tables.Facts.RemoveAsync(branch, flight, cancellationToken);
        await tables.Runs.FillAsync(removed, cancellationToken);
        foreach (var step in leaning)
        {
            await tables.Keys.RecomputeAsync(step, cancellationToken);
        }

        return firsts;
    }

    private async Task AddAsync(
        RecordedTables tables,
        AffectedFlights affected,
        long lab,
        long branch,
        Flight flight,
        bool tellsBaseline,
        CancellationToken cancellationToken)
    {
        await tables.Facts.AddAsync(lab, branch, flight, cancellationToken);
        await SetEffectiveAsync(lab, branch, flight, tellsBaseline, cancellationToken);
        await tables.Wanted.AddAsync(branch, flight, cancellationToken);
        await tables.Wanted.PlaceAsync(branch, flight.Number, cancellationToken);
        await tables.Pools.AddAsync(branch, flight, cancellationToken);
        foreach (var dependent in await tables.Pools.FindDependentsAsync(flight.Number, cancellationToken))
        {
            var number = dependent.Flight.Number.Value;
            var before = await affected.TestedByAsync(dependent.Branch, number, cancellationToken);
            await tables.Pools.GatherAgainAsync(dependent, cancellationToken);
            await affected.AddThoseThatCompareAnewAsync(dependent.Branch, number, before, cancellationToken);
        }

        if (flight.Complete is not null)
        {
            await affected.AddThoseThatListNewPassesAsync(branch, cancellationToken);
            await tables.Passes.AddAsync(branch, flight.Number, cancellationToken);
            await tables.Runs.AddAsync(branch, flight.Number, cancellationToken);
        }

        await tables.Keys.AddAsync(branch, flight.Number, cancellationToken);
        await affected.AddThoseThatCompareAsync(branch, cancellationToken);
        await affected.AddThoseThatShareJobsAsync(branch, cancellationToken);
        foreach (var (step, before, after) in tables.Keys.Moved)
        {
            await affected.AddThoseThatListAsync(step, before, after, cancellationToken);
        }
    }

    // What the former facts had told and the new ones do not.
    private async Task AddThoseThatMissAsync(
        RecordedTables tables,
        AffectedFlights affected,
        FormerFacts former,
        long branch,
        long mailedThere,
        IReadOnlyList<(StepId Step, string Blessing)> firsts,
        FlightNumber flight,
        CancellationToken cancellationToken)
    {
        if (await affected.HasLaterAsync(former.Branch, flight.Value, cancellationToken))
        {
            foreach (var (step, blessing) in firsts)
            {
                var first = await tables.Passes.FindFirstAsync(step, blessing, cancellationToken);
                if (first != flight.Value)
                {
                    await affected.AddThoseThatListAsync(step, new NumberRange(flight.Value, first), cancellationToken);
                }
            }
        }

        if (former.Branch != branch)
        {
            var now = await FirstMailedAsync(former.Branch, 0, cancellationToken);
            await affected.AddThoseThatFailedAsync(former.Branch, mailedThere, now, cancellationToken);
            if (former.TellsBaseline)
            {
                await affected.AddThoseThatTakeBaselineAsync(former.Branch, flight.Value, cancellationToken);
            }
        }
    }

    // Of a branch of complete flights alone it is none.
    private async Task<long> FirstMailedAsync(long branch, long except, CancellationToken cancellationToken) =>
        await session.QueryOneAsync<long?>(
            "first-mailed", [("branch", branch), ("except", except)], reader => reader.GetInt64(0), cancellationToken) ?? long.MaxValue;

    private async Task SetEffectiveAsync(
        long lab, long branch, Flight flight, bool tellsBaseline, CancellationToken cancellationToken) =>
        await session.ExecuteAsync(
            "set-effective-facts",
            [
                ("lab", lab), ("number", flight.Number.Value), ("branch", branch), ("blessing", flight.Blessing.Word),
                ("intended_blessing", flight.IntendedBlessing?.Word), ("counts", flight.Blessing.CountsAsEvidence),
                ("tells_baseline", tellsBaseline), ("takes_baseline", WantedTables.TakesBaseline(flight)),
                ("digest", flight.Digest), ("complete", flight.Complete is not null),
                ("start_time", flight.Complete?.StartTime?.ToUnixTimeMilliseconds()),
                ("judged_as_of", flight.Complete is null ? null : flight.JudgedAsOf.ToUnixTimeMilliseconds()),
            ],
            cancellationToken);

    private sealed record FormerFacts(long Branch, string Digest, bool TellsBaseline);

    private sealed record RecordedTables(
        FactTables Facts, PoolTables Pools, WantedTables Wanted, StepPassTable Passes, LongestRunTable Runs, StepKeyTable Keys);
}
