using Flights.Platform.Wire;
using Grpc.Core;

namespace Flights.Cli.Replay;

/// <summary>Reads the final state from the services, when the pipeline is quiet.</summary>
/// <param name="suite">The services.</param>
internal sealed class FinalState(Suite suite)
{
    private const int PageSize = 500;
    private const int ReadsAtOnce = 8;

    /// <summary>Reads the flights that reports tell of, their branches, and the bisections.</summary>
    /// <param name="submitted">The reports that were submitted.</param>
    /// <param name="refused">The inputs that were refused.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<ReplayResult> ReadAsync(
        IReadOnlyCollection<SubmittedReport> submitted, IReadOnlyList<V1.RefusedInput> refused, CancellationToken cancellationToken)
    {
        var reports = submitted.Where(report => !report.IsBisection).ToArray();
        var names = reports.Select(report => report.Name).Distinct(StringComparer.Ordinal).ToArray();
        var flights = new V1.ReplayedFlight[names.Length];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, names.Length),
            new ParallelOptions { MaxDegreeOfParallelism = ReadsAtOnce, CancellationToken = cancellationToken },
            async (index, token) => flights[index] = await ReadFlightAsync(names[index], token));

        var ordered = flights.OrderBy(flight => ResourceNames.ParseFlight(flight.Name, "name").Lab.Value, StringComparer.Ordinal)
            .ThenBy(flight => ResourceNames.ParseFlight(flight.Name, "name").Flight)
            .ToArray();
        var branches = new List<ReplayedBranch>();
        foreach (var branch in flights.Select(flight => flight.Branch).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            branches.Add(await ReadBranchAsync(branch, cancellationToken));
        }

        var found = new List<V1.ReplayedBisection>();
        foreach (var name in submitted.Where(report => report.IsBisection).Select(report => report.Name))
        {
            found.Add(await ReadBisectionAsync(name, cancellationToken));
        }

        var totals = Count(reports.Length, refused.Count, ordered, branches);
        totals.BisectionCount = found.Count;
        return new ReplayResult(ordered, branches, InOrder(found), refused, totals);
    }

    private static V1.ReplayedBisection[] InOrder(IEnumerable<V1.ReplayedBisection> bisections) =>
    [
        .. bisections.OrderBy(each => each.Branch, StringComparer.Ordinal)
            .ThenBy(each => ResourceNames.ParseOptionalFlight(each.LastFlight, "last_flight")?.Value ?? 0)
            .ThenBy(each => each.Name, StringComparer.Ordinal),
    ];

    private async Task<V1.ReplayedBisection> ReadBisectionAsync(string name, CancellationToken cancellationToken)
    {
        var response = await suite.BaselineStore.GetBisectionAsync(
            new V1.GetBisectionRequest { Name = name }, suite.CallOptions(cancellationToken));
        var bisection = response.Bisection.Bisection;
        return new V1.ReplayedBisection
        {
            Name = name,
            Branch = bisection.Branch,
            Step = bisection.Step,
            State = bisection.State,
            Findings = { bisection.Findings },
            LastFlight = bisection.LastFlight?.Name ?? "",
        };
    }

    private async Task<V1.ReplayedFlight> ReadFlightAsync(string name, CancellationToken cancellationToken)
    {
        var response = await suite.BaselineStore.GetFlightAsync(new V1.GetFlightRequest { Name = name }, suite.CallOptions(cancellationToken));
        var record = response.Flight;
        var opinions = record.Classification.Opinions;
        var report = record.Flight.Report;
        var replayed = new V1.ReplayedFlight
        {
            Name = record.Name,
            Branch = record.Flight.Branch,
            PrintedOutcome = report.HeadlinePushed ? report.Headline + " - PUSHED" : report.Headline,
            PrintedVerdict = report.Verdict,
            Verdict = record.Classification.Verdict,
            AgreeCount = opinions.Count(opinion => opinion.Agreement == V1.Agreement.Agrees),
            InsufficientHistoryCount = opinions.Count(opinion => opinion.Agreement == V1.Agreement.InsufficientHistory),
        };
        replayed.BlockingOpinions.AddRange(opinions.Where(opinion => opinion.EffectiveBlocker != V1.Blocker.None));
        replayed.DifferingOpinions.AddRange(opinions.Where(opinion => opinion.Agreement == V1.Agreement.Differs));
        return replayed;
    }

    private async Task<ReplayedBranch> ReadBranchAsync(string branch, CancellationToken cancellationToken)
    {
        var regressions = new List<V1.Regression>();
        var request = new V1.ListRegressionsRequest { Parent = branch, PageSize = PageSize };
        do
        {
            var page = await suite.Notifier.ListRegressionsAsync(request, suite.CallOptions(cancellationToken));
            regressions.AddRange(page.Regressions);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        return new ReplayedBranch(branch, regressions, await ReadGateAsync(branch, cancellationToken));
    }

    private async Task<V1.ReplayedGate?> ReadGateAsync(string branch, CancellationToken cancellationToken)
    {
        var gate = new V1.ReplayedGate();
        try
        {
            var response = await suite.Notifier.GetGateAsync(new V1.GetGateRequest { Branch = branch }, suite.CallOptions(cancellationToken));
            gate.Gate = response.Gate;
        }
        catch (RpcException error) when (error.StatusCode == StatusCode.NotFound)
        {
            return null;
        }

        var request = new V1.ListGateHistoryRequest { Parent = branch, PageSize = PageSize };
        do
        {
            var page = await suite.Notifier.ListGateHistoryAsync(request, suite.CallOptions(cancellationToken));
            gate.Changes.AddRange(page.Changes);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        var noticesRequest = new V1.ListStuckNoticesRequest { Parent = branch, PageSize = PageSize };
        do
        {
            var page = await suite.Notifier.ListStuckNoticesAsync(noticesRequest, suite.CallOptions(cancellationToken));
            gate.StuckNotices.AddRange(page.Notices);
            noticesRequest.PageToken = page.NextPageToken;
        }
        while (noticesRequest.PageToken.Length > 0);

        return gate;
    }

    private static V1.ReplayTotals Count(
        int reportCount, int refusedCount, V1.ReplayedFlight[] flights, List<ReplayedBranch> branches)
    {
        var agree = flights.Sum(flight => flight.AgreeCount);
        var differ = flights.Sum(flight => flight.DifferingOpinions.Count);
        return new V1.ReplayTotals
        {
            ReportCount = reportCount,
            RefusedCount = refusedCount,
            FlightCount = flights.Length,
            BranchCount = branches.Count,
            RegressionCount = branches.Sum(branch => branch.Regressions.Count),
            OpenRegressionCount = branches.Sum(branch => branch.Regressions.Count(each => each.State == V1.RegressionState.Open)),
            ShutGateCount = branches.Count(branch => branch.Gate?.Gate.State == V1.GateState.Shut),
            OpinionCount = agree + differ + flights.Sum(flight => flight.InsufficientHistoryCount),
            AgreeCount = agree,
            DifferCount = differ,
        };
    }
}
