using System.Data.Common;
using Flights.BaselineStore.Evidence;
using Flights.BaselineStore.Exclusions;
using Flights.BaselineStore.Pushes;
using Flights.BaselineStore.Recording;
using Flights.Domain.Flights;
using Flights.Storage;

namespace Flights.BaselineStore;

/// <summary>Reads the flight tables in the transaction of a session. See <see cref="IFlightStore"/> for what each method gives.</summary>
internal sealed class FlightReader(DatabaseSession session)
{
    private readonly NameTables _names = new(session);
    private readonly BaselineReader _baselines = new(session);

    public async Task<FlightEntry?> FindFlightAsync(LabName lab, FlightNumber flight, CancellationToken cancellationToken)
    {
        (string, object?)[] key = [("lab", lab.Value), ("number", flight.Value)];
        var batch = session.Batch();
        var found = batch.Query("get-flight", key, ReadFlight);
        var pushes = batch.Query("flight-pushes", key, PushTable.Read);
        var exclusions = batch.Query("flight-exclusions", key, ExclusionTable.Read);
        await batch.RunLastAsync(cancellationToken);
        return found is [var entry] ? entry with { Pushes = pushes, Exclusions = FlightExclusion.InOrder(exclusions) } : null;
    }

    public async Task<IReadOnlyList<FlightEntry>?> ListFlightsAsync(
        LabName lab, BranchName branchName, long below, int limit, CancellationToken cancellationToken) =>
        await FindBranchAsync(lab, branchName, cancellationToken) is { } branch
            ? await session.QueryAsync(
                "list-flights", [("branch", branch), ("below", below), ("limit", limit)], ReadWithoutCompleteFacts, cancellationToken)
            : null;

    public async Task<BaselineAnswer?> FindBaselineAsync(
        LabName labName, BranchName branchName, FlightNumber? below, CancellationToken cancellationToken)
    {
        if (await _names.FindLabAsync(labName, cancellationToken) is not { } lab
            || await _names.FindBranchVersionAsync(lab, branchName, cancellationToken) is not { } found)
        {
            return null;
        }

        var baseline = below is { } flight
            ? await _baselines.FindAsync(found.Branch, flight.Value, cancellationToken)
            : await _baselines.FindNewestAsync(found.Branch, cancellationToken);
        return new BaselineAnswer(baseline, found.Version);
    }

    public async Task<IReadOnlyList<BranchEntry>> ListBranchesAsync(
        LabName? lab, (LabName Lab, BranchName Branch) after, int limit, CancellationToken cancellationToken) =>
        await session.QueryAsync(
            "list-branches",
            [("lab", lab?.Value), ("after_lab", after.Lab.Value), ("after_branch", after.Branch.Value), ("limit", limit)],
            reader => new BranchEntry(
                new LabName(reader.GetString(0)),
                new BranchName(reader.GetString(1)),
                reader.GetInt64(2),
                new FlightNumber(reader.GetInt64(3)),
                reader.GetInt64(4)),
            cancellationToken);

    public async Task<IReadOnlyList<StepOutcomeEntry>?> ListStepOutcomesAsync(
        LabName lab, BranchName branchName, StepKey step, long below, int limit, CancellationToken cancellationToken)
    {
        if (await FindBranchAsync(lab, branchName, cancellationToken) is not { } branch)
        {
            return null;
        }

        // A test that no report lists has no key; it may have passed all the same.
        var job = await _names.FindJobAsync(step.Job, cancellationToken) ?? 0;
        var test = await _names.FindTestAsync(step.TestId, cancellationToken) ?? 0;
        var outcomes = await session.QueryAsync(
            "list-step-outcomes",
            [("branch", branch), ("job", job), ("test", test), ("below", below), ("limit", limit)],
            reader => (Number: reader.GetInt64(0), Outcome: StepOutcomes.Read(reader, 1)),
            cancellationToken);
        var entries = new List<StepOutcomeEntry>();
        foreach (var (number, outcome) in outcomes)
        {
            var targeted = await _baselines.TargetedAsync(branch, number, cancellationToken);
            entries.Add(new StepOutcomeEntry(new FlightNumber(number), outcome, targeted));
        }

        return entries;
    }

    public async Task<IReadOnlyList<ReportState>> FindStatesAsync(IReadOnlyList<ReportKey> reports, CancellationToken cancellationToken)
    {
        var states = new List<ReportState>();
        foreach (var report in reports)
        {
            var state = await session.QueryOneAsync(
                "find-progress",
                [("lab", report.Lab.Value), ("number", report.Flight.Value), ("digest", report.Digest)],
                reader => new ReportState(reader.GetInt32(3) == 1, reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2)),
                cancellationToken);
            states.Add(state ?? ReportState.Absent);
        }

        return states;
    }

    private static FlightEntry ReadFlight(DbDataReader reader) => new(
        StoredFlight.Read(reader, 1),
        reader.IsDBNull(2) ? null : V1.Classification.Parser.ParseFrom(reader.GetFieldValue<byte[]>(2)),
        DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(3)),
        reader.GetInt32(4));

    // A page of complete facts would be longer than a message may be.
    private static FlightEntry ReadWithoutCompleteFacts(DbDataReader reader)
    {
        var entry = ReadFlight(reader);
        entry.Flight.Complete = null;
        return entry;
    }

    private async Task<long?> FindBranchAsync(LabName labName, BranchName branch, CancellationToken cancellationToken) =>
        await _names.FindLabAsync(labName, cancellationToken) is { } lab
            ? await _names.FindBranchAsync(lab, branch, cancellationToken)
            : null;
}
