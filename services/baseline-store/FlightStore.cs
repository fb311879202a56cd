using Flights.BaselineStore.Conflicts;
using Flights.BaselineStore.Evidence;
using Flights.BaselineStore.Examining;
using Flights.BaselineStore.Progress;
using Flights.BaselineStore.Recording;
using Flights.Domain.Baselines;
using Flights.Domain.Flights;
using Flights.Storage;
using Google.Protobuf;

namespace Flights.BaselineStore;

/// <summary>The flight tables in a database. After each commit that moves the pipeline they wake those who wait for
/// progress.</summary>
public sealed class FlightStore(Database database, ProgressSignal signal, TimeProvider clock) : IFlightStore
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<Announcement>> RecordAsync(Flight flight, CancellationToken cancellationToken)
    {
        var announcements = await database.WriteTogetherAsync(
            (session, token) => new FlightRecorder(session, clock.GetUtcNow()).RecordAsync(flight, token), cancellationToken);
        signal.Set();
        return announcements;
    }

    /// <inheritdoc/>
    public async Task<bool> KeepClassificationAsync(
        LabName lab, FlightNumber flight, V1.Classification classification, CancellationToken cancellationToken)
    {
        (string Name, object? Value)[] parameters =
        [
            ("lab", lab.Value), ("number", flight.Value), ("rules_version", classification.RulesVersion),
            ("history_version", classification.HistoryVersion),
        ];
        // Beside others: of two classifications of a flight the row of the newer one stands, and who has it writes the version too.
        var isKept = await database.WriteBesideAsync(
            async (session, token) =>
                await session.ExecuteAsync("keep-classification", [.. parameters, ("payload", classification.ToByteArray())], token) > 0
                && await session.ExecuteAsync("set-classified-version", parameters, token) > 0,
            cancellationToken);
        signal.Set();
        return isKept;
    }

    /// <inheritdoc/>
    public async Task MarkAppliedAsync(LabName lab, FlightNumber flight, long historyVersion, CancellationToken cancellationToken)
    {
        await database.WriteBesideAsync(
            (session, token) => session.ExecuteAsync(
                "set-applied-version", [("lab", lab.Value), ("number", flight.Value), ("history_version", historyVersion)], token),
            cancellationToken);
        signal.Set();
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Announcement>> ListNotDoneAsync(CancellationToken cancellationToken) =>
        await database.ReadAsync(
            (session, token) => session.QueryAsync(
                "flights-not-done",
                [],
                reader => new Announcement(
                    new LabName(reader.GetString(0)),
                    new FlightNumber(reader.GetInt64(1)),
                    reader.GetInt64(2),
                    V1.RecordingCause.Repeated),
                token),
            cancellationToken);

    /// <inheritdoc/>
    public Task<FlightEntry?> FindFlightAsync(LabName lab, FlightNumber flight, CancellationToken cancellationToken) =>
        ReadAsync((reader, token) => reader.FindFlightAsync(lab, flight, token), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<FlightEntry>?> ListFlightsAsync(
        LabName lab, BranchName branch, long below, int limit, CancellationToken cancellationToken) =>
        ReadAsync((reader, token) => reader.ListFlightsAsync(lab, branch, below, limit, token), cancellationToken);

    /// <inheritdoc/>
    public Task<FlightEvidence?> FindEvidenceAsync(
        LabName lab, FlightNumber flight, Horizon horizon, bool withSteps, CancellationToken cancellationToken) =>
        database.ReadAsync((session, token) => EvidenceReader.FindAsync(session, lab, flight, horizon, withSteps, token), cancellationToken);

    /// <inheritdoc/>
    public Task<ExaminationAnswer?> ExamineAsync(HistoryScope scope, FlightNumber flight, CancellationToken cancellationToken) =>
        database.ReadAsync((session, token) => ExamineQuery.RunAsync(session, scope, flight, token), cancellationToken);

    /// <inheritdoc/>
    public Task<PushAgeAnswer> FindPushAgesAsync(HistoryScope scope, CancellationToken cancellationToken) =>
        database.ReadAsync((session, token) => PushAgeQuery.RunAsync(session, scope, token), cancellationToken);

    /// <inheritdoc/>
    public Task<BaselineAnswer?> FindBaselineAsync(
        LabName lab, BranchName branch, FlightNumber? below, CancellationToken cancellationToken) =>
        ReadAsync((reader, token) => reader.FindBaselineAsync(lab, branch, below, token), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<BranchEntry>> ListBranchesAsync(
        LabName? lab, (LabName Lab, BranchName Branch) after, int limit, CancellationToken cancellationToken) =>
        ReadAsync((reader, token) => reader.ListBranchesAsync(lab, after, limit, token), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<StepOutcomeEntry>?> ListStepOutcomesAsync(
        LabName lab, BranchName branch, StepKey key, long below, int limit, CancellationToken cancellationToken) =>
        ReadAsync((reader, token) => reader.ListStepOutcomesAsync(lab, branch, key, below, limit, token), cancellationToken);

    /// <inheritdoc/>
    public Task<ConflictPage?> ListConflictsAsync(
        LabName lab, BranchName branch, long below, int size, CancellationToken cancellationToken) =>
        database.ReadAsync((session, token) => new ConflictReader(session).ListAsync(lab, branch, below, size, token), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ReportState>> FindStatesAsync(IReadOnlyList<ReportKey> reports, CancellationToken cancellationToken) =>
        ReadAsync((reader, token) => reader.FindStatesAsync(reports, token), cancellationToken);

    private Task<TResult> ReadAsync<TResult>(
        Func<FlightReader, CancellationToken, Task<TResult>> read, CancellationToken cancellationToken) =>
        database.ReadAsync((session, token) => read(new FlightReader(session), token), cancellationToken);
}
