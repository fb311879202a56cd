using Flights.Notifier.Events;
using Flights.Notifier.Ledgers;
using Flights.Platform.Wire;
using Grpc.Core;

namespace Flights.Notifier;

/// <summary>Serves the ledger and its events.</summary>
/// <param name="queries">Answers questions about the ledger.</param>
/// <param name="gates">Answers questions about push gates.</param>
/// <param name="annotator">Takes what people say of regressions.</param>
/// <param name="incidents">Answers questions about incidents.</param>
/// <param name="silences">Tells which branches are silent.</param>
/// <param name="events">Reads the event log.</param>
/// <param name="lifetime">Tells when the process is stopping.</param>
public sealed class NotifierGrpcService(
    LedgerQueries queries,
    GateQueries gates,
    RegressionAnnotator annotator,
    IncidentQueries incidents,
    BranchSilences silences,
    EventWatch events,
    IHostApplicationLifetime lifetime)
    : V1.NotifierService.NotifierServiceBase
{
    private static readonly WriteOptions Gathered = new(WriteFlags.BufferHint);

    /// <inheritdoc/>
    /// <remarks>The stream ends without an error when the caller hangs up or the process is stopping: the caller has a cursor in the
    /// last event's sequence, and goes on from there.</remarks>
    public override async Task WatchEvents(
        V1.WatchEventsRequest request, IServerStreamWriter<V1.WatchEventsResponse> responseStream, ServerCallContext context)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, lifetime.ApplicationStopping);
        try
        {
            var pages = await events.OpenAsync(request, end.Token);
            await context.WriteResponseHeadersAsync([]);
            await foreach (var page in pages)
            {
                await WriteAsync(page, responseStream, end.Token);
            }
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            return;
        }
    }

    // The events of a page go out together: a packet for each would take several times as long.
    private static async Task WriteAsync(
        IReadOnlyList<V1.LedgerEvent> page, IServerStreamWriter<V1.WatchEventsResponse> responseStream, CancellationToken cancellationToken)
    {
        for (var place = 0; place < page.Count; place++)
        {
            responseStream.WriteOptions = place < page.Count - 1 ? Gathered : WriteOptions.Default;
            await responseStream.WriteAsync(new V1.WatchEventsResponse { Event = page[place] }, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public override async Task<V1.GetRegressionResponse> GetRegression(V1.GetRegressionRequest request, ServerCallContext context)
    {
        var (lab, branch, id) = ResourceNames.ParseRegression(request.Name, "name");
        var regression = await queries.GetRegressionAsync(lab, branch, id, context.CancellationToken);
        return new V1.GetRegressionResponse { Regression = regression };
    }

    /// <inheritdoc/>
    public override Task<V1.ListRegressionsResponse> ListRegressions(V1.ListRegressionsRequest request, ServerCallContext context) =>
        queries.ListRegressionsAsync(request, context.CancellationToken);

    /// <inheritdoc/>
    public override async Task<V1.AnnotateRegressionResponse> AnnotateRegression(
        V1.AnnotateRegressionRequest request, ServerCallContext context) =>
        new() { Regression = await annotator.AnnotateAsync(request, context.CancellationToken) };

    /// <inheritdoc/>
    public override async Task<V1.GetIncidentResponse> GetIncident(V1.GetIncidentRequest request, ServerCallContext context)
    {
        var (lab, branch, id) = ResourceNames.ParseIncident(request.Name, "name");
        return new V1.GetIncidentResponse { Incident = await incidents.GetAsync(lab, branch, id, context.CancellationToken) };
    }

    /// <inheritdoc/>
    public override Task<V1.ListIncidentsResponse> ListIncidents(V1.ListIncidentsRequest request, ServerCallContext context) =>
        incidents.ListAsync(request, context.CancellationToken);

    /// <inheritdoc/>
    public override async Task<V1.GetGateResponse> GetGate(V1.GetGateRequest request, ServerCallContext context)
    {
        var (lab, branch) = ResourceNames.ParseBranch(request.Branch, "branch");
        return await gates.GetAsync(lab, branch, context.CancellationToken);
    }

    /// <inheritdoc/>
    public override Task<V1.ListGateHistoryResponse> ListGateHistory(V1.ListGateHistoryRequest request, ServerCallContext context) =>
        queries.ListGateHistoryAsync(request, context.CancellationToken);

    /// <inheritdoc/>
    public override Task<V1.ListStuckNoticesResponse> ListStuckNotices(V1.ListStuckNoticesRequest request, ServerCallContext context) =>
        queries.ListStuckNoticesAsync(request, context.CancellationToken);

    /// <inheritdoc/>
    public override Task<V1.ListSilentBranchesResponse> ListSilentBranches(
        V1.ListSilentBranchesRequest request, ServerCallContext context) => silences.ListAsync(request, context.CancellationToken);
}
