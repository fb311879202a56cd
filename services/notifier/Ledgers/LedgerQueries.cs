using System.Data.Common;
using Flights.Domain.Flights;
using Flights.Platform.Errors;
using Flights.Platform.Wire;
using Flights.Storage;

namespace Flights.Notifier.Ledgers;

/// <summary>Answers questions about the ledger.</summary>
/// <param name="database">The notifier's database.</param>
public sealed class LedgerQueries(NotifierDatabase database)
{
    private const int DefaultPageSize = 50;

    /// <summary>A regression.</summary>
    /// <exception cref="FlightsException"><c>REGRESSION_NOT_FOUND</c>.</exception>
    public async Task<V1.Regression> GetRegressionAsync(
        LabName lab, BranchName branch, string id, CancellationToken cancellationToken)
    {
        return await database.File.ReadAsync(
            async (session, token) => await BranchKeys.FindAsync(session, lab, branch, token) is { } branchId
                ? await FindRegressionAsync(session, branchId, id, token)
                : null,
            cancellationToken) ?? throw NoRegression(lab, branch, id);
    }

    /// <summary>A regression with what people say of it, or null if there is none of the id.</summary>
    internal static Task<V1.Regression?> FindRegressionAsync(
        DatabaseSession session, long branchId, string id, CancellationToken cancellationToken) =>
        session.QueryOneAsync("get-regression", [("branch", branchId), ("id", id)], row => ReadRegression(row, annotation: 1), cancellationToken);

    /// <summary>What is answered where there is no regression of a name.</summary>
    internal static FlightsException NoRegression(LabName lab, BranchName branch, string id) => new(
        ErrorKind.NotFound, "REGRESSION_NOT_FOUND", $"There is no regression '{ResourceNames.Regression(lab, branch, id)}'.");

    /// <summary>A page of a branch's regressions.</summary>
    public async Task<V1.ListRegressionsResponse> ListRegressionsAsync(
        V1.ListRegressionsRequest request, CancellationToken cancellationToken)
    {
        var (lab, branch) = ResourceNames.ParseBranch(request.Parent, "parent");
        if (!Enum.IsDefined(request.State))
        {
            throw new FlightsException(ErrorKind.InvalidArgument, "INVALID_STATE", $"{(int)request.State} is no state of a regression.")
            {
                Field = "state",
            };
        }

        var size = PageTokens.Size(request.PageSize, DefaultPageSize);
        var list = $"regressions {request.Parent} {(int)request.State}";
        var after = PageTokens.Read(request.PageToken, list, parts: 3) ?? ["0", "", ""];
        var rows = await PageAsync(
            lab,
            branch,
            (session, branchId, token) => session.QueryAsync(
                request.State == V1.RegressionState.Unspecified ? "list-regressions" : "list-regressions-of-state",
                [
                    ("branch", branchId), ("state", (int)request.State), ("firstBad", PageTokens.Number(after[0])), ("job", after[1]),
                    ("testId", after[2]), ("limit", size + 1),
                ],
                row => ReadRegression(row, annotation: 4),
                token),
            cancellationToken);
        var response = new V1.ListRegressionsResponse();
        response.Regressions.AddRange(rows.Take(size));
        if (rows.Count > size)
        {
            var last = rows[size - 1];
            var firstBad = ResourceNames.ParseFlight(last.FirstBadFlight, "first_bad_flight").Flight;
            response.NextPageToken = PageTokens.Write(list, firstBad.ToString(), last.Step.JobId, last.Step.TestId);
        }

        return response;
    }

    /// <summary>A page of the changes of a branch's push gate.</summary>
    public async Task<V1.ListGateHistoryResponse> ListGateHistoryAsync(
        V1.ListGateHistoryRequest request, CancellationToken cancellationToken)
    {
        var (lab, branch) = ResourceNames.ParseBranch(request.Parent, "parent");
        var size = PageTokens.Size(request.PageSize, DefaultPageSize);
        var list = "gate-changes " + request.Parent;
        var after = PageTokens.Read(request.PageToken, list, parts: 1) ?? ["0"];
        var rows = await PageAsync(
            lab,
            branch,
            (session, branchId, token) => session.QueryAsync(
                "list-gate-changes",
                [("branch", branchId), ("after", PageTokens.Number(after[0])), ("limit", size + 1)],
                row => V1.GateChange.Parser.ParseFrom(row.GetFieldValue<byte[]>(0)),
                token),
            cancellationToken);
        var response = new V1.ListGateHistoryResponse();
        response.Changes.AddRange(rows.Take(size));
        if (rows.Count > size)
        {
            var last = ResourceNames.ParseFlight(rows[size - 1].Flight, "flight").Flight;
            response.NextPageToken = PageTokens.Write(list, last.ToString());
        }

        return response;
    }

    /// <summary>A page of the notices that a branch's push gate stays shut.</summary>
    public async Task<V1.ListStuckNoticesResponse> ListStuckNoticesAsync(
        V1.ListStuckNoticesRequest request, CancellationToken cancellationToken)
    {
        var (lab, branch) = ResourceNames.ParseBranch(request.Parent, "parent");
        var size = PageTokens.Size(request.PageSize, DefaultPageSize);
        var list = "stuck-notices " + request.Parent;
        var after = PageTokens.Read(request.PageToken, list, parts: 1) ?? ["0"];
        var rows = await PageAsync(
            lab,
            branch,
            (session, branchId, token) => session.QueryAsync(
                "list-stuck-notices",
                [("branch", branchId), ("after", PageTokens.Number(after[0])), ("limit", size + 1)],
                row => V1.StuckNotice.Parser.ParseFrom(row.GetFieldValue<byte[]>(0)),
                token),
            cancellationToken);
        var response = new V1.ListStuckNoticesResponse();
        response.Notices.AddRange(rows.Take(size));
        if (rows.Count > size)
        {
            var last = ResourceNames.ParseFlight(rows[size - 1].Flight, "flight").Flight;
            response.NextPageToken = PageTokens.Write(list, last.ToString());
        }

        return response;
    }

    private static V1.Regression ReadRegression(DbDataReader row, int annotation)
    {
        var regression = V1.Regression.Parser.ParseFrom(row.GetFieldValue<byte[]>(0));
        regression.Annotation = RegressionAnnotations.Read(row, annotation);
        regression.Culprits = row.IsDBNull(annotation + 2) ? null : V1.Culprits.Parser.ParseFrom(row.GetFieldValue<byte[]>(annotation + 2));
        return regression;
    }

    // A branch of which nothing is known has an empty list: the notifier can't tell it from one that was never reported.
    private Task<List<TRow>> PageAsync<TRow>(
        LabName lab,
        BranchName branch,
        Func<DatabaseSession, long, CancellationToken, Task<List<TRow>>> query,
        CancellationToken cancellationToken) =>
        database.File.ReadAsync(
            async (session, token) =>
                await BranchKeys.FindAsync(session, lab, branch, token) is { } branchId ? await query(session, branchId, token) : [],
            cancellationToken);
}
