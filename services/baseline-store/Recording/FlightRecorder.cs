using Flights.Domain.Flights;
using Flights.Platform.Wire;
using Flights.Storage;
using Google.Protobuf;

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
            return await FindNotDoneAsync(lab, flight, cancellationToken);
        }

        branch = await _names.BranchAsync(lab, effective.Branch, cancellationToken);
        var affected = await ReplaceFactsAsync(lab, branch, effective, former?.Branch, cancellationToken);
        return await AnnounceAsync(lab, branch, former?.Branch, effective, affected, cancellationToken);
    }

    private async Task<(long Branch, string Digest)?> FindFormerAsync(long lab, FlightNumber number, CancellationToken cancellationToken) =>
        await session.QueryOneAsync<(long, string)?>(
            "find-flight-row",
            [("lab", lab), ("number", number.Value)],
            reader => (reader.GetInt64(0), reader.GetString(1)),
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
                ("report_time", flight.ReportTime?.ToUnixTimeMilliseconds()), ("payload", flight.ToWire().ToByteArray()),
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
                reader => V1.Flight.Parser.ParseFrom(reader.GetFieldValue<byte[]>(0)).ToDomain(),
                cancellationToken);
    }

    private async Task<AffectedFlights> ReplaceFactsAsync(
        long lab, long branch, Flight flight, long? formerBranch, CancellationToken cancellationToken)
    {
        var affected = new AffectedFlights(session, _names, lab, flight.Number);
        var facts = new FactTables(session, _names);
        var pools = new PoolTables(session, _names, lab);
        var passes = new StepPassTable(session);
        var runs = new LongestRunTable(session);
        var keys = new StepKeyTable(session);
        await affected.AddThoseThatNameItAsync(cancellationToken);
        if (formerBranch is { } former)
        {
            await affected.AddThoseThatCompareAsync(former, cancellationToken);
            var leaning = await keys.FindLeaningOnAsync(former, flight.Number, cancellationToken);
            await passes.RemoveAsync(former, flight.Number, cancellationToken);
            var removed = await runs.RemoveAsync(former, flight.Number, cancellationToken);
            await pools.RemoveAsync(former, flight.Number, cancellationToken);
            await facts.RemoveAsync(former, flight.Number, cancellationToken);
            await runs.FillAsync(removed, cancellationToken);
            foreach (var step in leaning)
            {
                await keys.RecomputeAsync(step, cancellationToken);
            }
        }

        await facts.AddAsync(lab, branch, flight, cancellationToken);
        await SetEffectiveAsync(lab, branch, flight, cancellationToken);
        await pools.AddAsync(branch, flight, cancellationToken);
        foreach (var dependent in await pools.FindDependentsAsync(flight.Number, cancellationToken))
        {
            await pools.GatherAgainAsync(dependent, cancellationToken);
        }

        if (flight.Complete is not null)
        {
            await passes.AddAsync(branch, flight.Number, cancellationToken);
            await runs.AddAsync(branch, flight.Number, cancellationToken);
        }

        await keys.AddAsync(branch, flight.Number, cancellationToken);
        await affected.AddThoseThatCompareAsync(branch, cancellationToken);
        foreach (var (step, before, after) in keys.Moved)
        {
            await affected.AddThoseThatListAsync(step, before, after, cancellationToken);
        }

        return affected;
    }

    private async Task SetEffectiveAsync(long lab, long branch, Flight flight, CancellationToken cancellationToken) =>
        await session.ExecuteAsync(
            "set-effective-facts",
            [
                ("lab", lab), ("number", flight.Number.Value), ("branch", branch), ("blessing", flight.Blessing.Word),
                ("intended_blessing", flight.IntendedBlessing?.Word), ("counts", flight.Blessing.CountsAsEvidence),
                ("tells_baseline", flight.IsMain && (!flight.Baseline.IsNone || flight.Push?.Outcome == PushOutcome.Pushed)),
                ("digest", flight.Digest), ("complete", flight.Complete is not null),
                ("start_time", flight.Complete?.StartTime?.ToUnixTimeMilliseconds()),
            ],
            cancellationToken);

    private async Task<IReadOnlyList<Announcement>> AnnounceAsync(
        long lab, long branch, long? formerBranch, Flight flight, AffectedFlights affected, CancellationToken cancellationToken)
    {
        // The former branch goes first: a flight takes its classification along, and the next one must be newer than that.
        var versions = new Dictionary<long, long>();
        long[] branches = [formerBranch ?? branch, branch, .. affected.Flights.Select(each => each.Branch)];
        foreach (var each in branches.Distinct())
        {
            var above = each == branch && formerBranch is { } former && former != branch ? versions[former] : 0;
            versions[each] = await session.QueryOneAsync(
                "raise-history-version", [("branch", each), ("above", above)], reader => reader.GetInt64(0), cancellationToken);
        }

        var announcements = new List<Announcement>();
        await RequireAsync(branch, flight.Number.Value, V1.RecordingCause.Facts);
        foreach (var (otherBranch, number) in affected.Flights)
        {
            await RequireAsync(otherBranch, number, V1.RecordingCause.Evidence);
        }

        return announcements;

        async Task RequireAsync(long ofBranch, long number, V1.RecordingCause cause)
        {
            await session.ExecuteAsync(
                "require-version",
                [("lab", lab), ("number", number), ("version", versions[ofBranch]), ("cause", flight.Number.Value)],
                cancellationToken);
            announcements.Add(new Announcement(flight.Lab, new FlightNumber(number), versions[ofBranch], cause));
        }
    }

    private async Task<IReadOnlyList<Announcement>> FindNotDoneAsync(long lab, Flight flight, CancellationToken cancellationToken) =>
        await session.QueryAsync(
            "flights-not-done-because-of",
            [("lab", lab), ("cause", flight.Number.Value)],
            reader => new Announcement(
                flight.Lab, new FlightNumber(reader.GetInt64(0)), reader.GetInt64(1), V1.RecordingCause.Repeated),
            cancellationToken);
}
