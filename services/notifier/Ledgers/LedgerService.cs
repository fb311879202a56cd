using Flights.Domain.Flights;
using Flights.Domain.Regressions;
using Flights.Notifier.Events;
using Flights.Notifier.Reports;
using Flights.Platform.Telemetry;
using Flights.Platform.Wire;
using Flights.Storage;
using Google.Protobuf;

namespace Flights.Notifier.Ledgers;

/// <summary>Takes classified flights into the ledger.</summary>
/// <param name="database">The notifier's database.</param>
/// <param name="signal">Is set when there are new events.</param>
/// <param name="clock">Dates the events.</param>
public sealed class LedgerService(NotifierDatabase database, EventSignal signal, TimeProvider clock)
{
    /// <summary>Takes in a classification, if it is newer than the one that the ledger has: the ledger's change and its events are
    /// one transaction. The same again, or an older one, changes nothing.</summary>
    /// <param name="message">The flight and its classification.</param>
    /// <param name="cancellationToken">Gives up; nothing is changed then.</param>
    /// <returns>Which classification the ledger has taken in of the flight, and how many events there are.</returns>
    public async Task<AppliedFlight> ApplyAsync(V1.FlightClassified message, CancellationToken cancellationToken)
    {
        var input = new LedgerFlight(message.Flight.Given("flight").ToDomain(), message.Classification.Given("classification").ToDomain());
        using var span = FlightsTelemetry.Notifier.StartActivity(FlightsTelemetry.Spans.Apply);
        span?.SetTag(FlightsTelemetry.Tags.Flight, message.Flight.Name);

        var applied = await database.File.WriteAsync((session, token) => ApplyAsync(session, message, input, token), cancellationToken);
        if (applied.EventCount > 0 || applied.IsReported)
        {
            signal.Set();
        }

        return applied;
    }

    private async Task<AppliedFlight> ApplyAsync(
        DatabaseSession session, V1.FlightClassified message, LedgerFlight input, CancellationToken cancellationToken)
    {
        var flight = input.Flight;
        var stored = await FindAsync(session, flight.Lab, flight.Number, cancellationToken);
        if (stored is not null && Version(input).CompareTo((stored.RulesVersion, stored.HistoryVersion)) <= 0)
        {
            return new AppliedFlight(message.Flight.Name, stored.HistoryVersion, EventCount: 0, FoldedCount: 0, IsReported: false);
        }

        var branchId = await BranchKeys.GetOrAddAsync(session, flight.Lab, flight.Branch, cancellationToken);
        await PutAsync(session, message, input, branchId, cancellationToken);
        await BranchSilences.HearAsync(session, branchId, flight, cancellationToken);
        var isReported = await ReportLog.AppendAsync(session, branchId, message, input, clock.GetUtcNow(), cancellationToken);
        var events = 0;
        var folded = 0;
        if (stored is { IsMain: true } && stored.BranchId != branchId)
        {
            // Two reports of one flight disagree on its branch: it leaves the one and enters the other.
            var former = await BranchKeys.NameAsync(session, stored.BranchId, cancellationToken);
            var left = await FoldAsync(session, flight, stored.BranchId, former, cancellationToken);
            (events, folded) = (left.Events, left.Folded);
        }

        if (flight.IsMain || stored is { IsMain: true })
        {
            var entered = await FoldAsync(session, flight, branchId, flight.Branch, cancellationToken);
            (events, folded) = (events + entered.Events, folded + entered.Folded);
        }

        return new AppliedFlight(message.Flight.Name, input.Classification.HistoryVersion, events, folded, isReported);
    }

    private async Task<(int Events, int Folded)> FoldAsync(
        DatabaseSession session, Flight cause, long branchId, BranchName branch, CancellationToken cancellationToken)
    {
        var rows = new LedgerRows(session, branchId, cause.Lab, branch);
        var fold = new LedgerFold(rows, cause.Lab, branch);
        var events = await fold.RunAsync(cause.Number, cancellationToken);
        await RegressionAnnotations.FollowAsync(session, branchId, events, cancellationToken);
        await EventLog.AppendAsync(session, branchId, branch, cause, events, clock.GetUtcNow(), cancellationToken);
        return (events.Count, fold.Count);
    }

    private static (long Rules, long History) Version(LedgerFlight input) =>
        (input.Classification.RulesVersion, input.Classification.HistoryVersion);

    private static Task<KnownFlight?> FindAsync(
        DatabaseSession session, LabName lab, FlightNumber flight, CancellationToken cancellationToken) =>
        session.QueryOneAsync(
            "find-flight",
            [("lab", lab.Value), ("number", flight.Value)],
            row => new KnownFlight(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3) == 1),
            cancellationToken);

    private static async Task PutAsync(
        DatabaseSession session, V1.FlightClassified message, LedgerFlight input, long branchId, CancellationToken cancellationToken)
    {
        // The fold uses little of what a report says for people, nor more of a step than how it ended, and that is most of the bytes.
        var facts = message.Flight.Clone();
        facts.Report = LedgerReport.Of(input.Flight.Report).ToWire();
        KeepOutcomes(facts.Complete);
        var isMain = input.Flight.IsMain;
        await session.ExecuteAsync(
            "put-flight",
            [
                ("lab", input.Flight.Lab.Value), ("number", input.Flight.Number.Value), ("branch", branchId),
                ("rules", input.Classification.RulesVersion), ("history", input.Classification.HistoryVersion), ("main", isMain ? 1 : 0),
                ("facts", isMain ? facts.ToByteArray() : null),
                ("classification", isMain ? message.Classification.ToByteArray() : null),
            ],
            cancellationToken);
    }

    private static void KeepOutcomes(V1.CompleteFlight? flight)
    {
        foreach (var job in flight?.Jobs ?? [])
        {
            job.Recipe = "";
            job.Runvars.Clear();
            foreach (var step in job.Steps)
            {
                (step.Script, step.StartTime, step.FinishTime) = ("", null, null);
            }
        }
    }

    private sealed record KnownFlight(long BranchId, long RulesVersion, long HistoryVersion, bool IsMain);
}
