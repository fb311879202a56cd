using Flights.Cli.Replay;

namespace Flights.Cli.Asking;

/// <summary>The lists of the services, read whole.</summary>
internal static class SuiteLists
{
    /// <summary>The branches of a lab that have recorded flights, by name.</summary>
    /// <param name="suite">The services.</param>
    /// <param name="lab">The lab's name, or that which stands for all.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static Task<List<V1.Branch>> BranchesAsync(this Suite suite, string lab, CancellationToken cancellationToken) =>
        Pages.AllAsync<V1.Branch>(async token =>
        {
            var request = new V1.ListBranchesRequest { Parent = lab, PageSize = Pages.Size, PageToken = token };
            var page = await suite.BaselineStore.ListBranchesAsync(request, suite.CallOptions(cancellationToken));
            return (page.Branches, page.NextPageToken);
        });

    /// <summary>The regressions of a branch, by first bad flight, then by step.</summary>
    /// <param name="suite">The services.</param>
    /// <param name="branch">The branch's name.</param>
    /// <param name="state">The state that they are to have; all if unspecified.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static Task<List<V1.Regression>> RegressionsAsync(
        this Suite suite, string branch, V1.RegressionState state, CancellationToken cancellationToken) =>
        Pages.AllAsync<V1.Regression>(async token =>
        {
            var request = new V1.ListRegressionsRequest { Parent = branch, State = state, PageSize = Pages.Size, PageToken = token };
            var page = await suite.Notifier.ListRegressionsAsync(request, suite.CallOptions(cancellationToken));
            return (page.Regressions, page.NextPageToken);
        });

    /// <summary>The incidents of a branch, by first bad flight, then by name.</summary>
    public static Task<List<V1.Incident>> IncidentsAsync(this Suite suite, string branch, CancellationToken cancellationToken) =>
        Pages.AllAsync<V1.Incident>(async token =>
        {
            var request = new V1.ListIncidentsRequest { Parent = branch, PageSize = Pages.Size, PageToken = token };
            var page = await suite.Notifier.ListIncidentsAsync(request, suite.CallOptions(cancellationToken));
            return (page.Incidents, page.NextPageToken);
        });

    /// <summary>The changes of a branch's push gate, oldest first.</summary>
    public static Task<List<V1.GateChange>> GateChangesAsync(this Suite suite, string branch, CancellationToken cancellationToken) =>
        Pages.AllAsync<V1.GateChange>(async token =>
        {
            var request = new V1.ListGateHistoryRequest { Parent = branch, PageSize = Pages.Size, PageToken = token };
            var page = await suite.Notifier.ListGateHistoryAsync(request, suite.CallOptions(cancellationToken));
            return (page.Changes, page.NextPageToken);
        });
}
