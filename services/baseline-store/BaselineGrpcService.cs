using System.Globalization;
using Flights.BaselineStore.Allowing;
using Flights.BaselineStore.Bisections;
using Flights.BaselineStore.Progress;
using Flights.Domain.Baselines;
using Flights.Domain.Flights;
using Flights.Platform.Telemetry;
using Flights.Platform.Wire;
using Grpc.Core;

namespace Flights.BaselineStore;

/// <summary>Answers for the tables of flights, bisections and allow files.</summary>
public sealed class BaselineGrpcService(IFlightStore store, IBisectionStore bisections, IAllowStore allow, ProgressWaiter progress)
    : V1.BaselineService.BaselineServiceBase
{
    private const int DefaultPageSize = 50;

    private const int DefaultBranchPageSize = 100;

    // A reading has 1 MiB at most, and a message 16 by default.
    private const int MostReadings = 10;

    /// <inheritdoc/>
    public override async Task<V1.GetFlightResponse> GetFlight(V1.GetFlightRequest request, ServerCallContext context)
    {
        var (lab, flight) = ResourceNames.ParseFlight(request.Name, "name");
        var entry = await store.FindFlightAsync(lab, flight, context.CancellationToken) ?? throw NotFound.Flight(request.Name);
        return new V1.GetFlightResponse { Flight = entry.ToWire() };
    }

    /// <inheritdoc/>
    public override async Task<V1.ListFlightsResponse> ListFlights(V1.ListFlightsRequest request, ServerCallContext context)
    {
        var (lab, branch) = ResourceNames.ParseBranch(request.Parent, "parent");
        var size = PageTokens.Size(request.PageSize, DefaultPageSize);
        var list = "flights " + request.Parent;
        var below = ReadBelow(request.PageToken, list);
        var entries = await store.ListFlightsAsync(lab, branch, below, size + 1, context.CancellationToken)
            ?? throw NotFound.Branch(request.Parent);
        var response = new V1.ListFlightsResponse { Flights = { entries.Take(size).Select(entry => entry.ToWire()) } };
        if (entries.Count > size)
        {
            var (_, last) = ResourceNames.ParseFlight(response.Flights[^1].Name, "");
            response.NextPageToken = PageTokens.Write(list, last.ToString());
        }

        return response;
    }

    /// <inheritdoc/>
    public override async Task<V1.QueryEvidenceResponse> QueryEvidence(V1.QueryEvidenceRequest request, ServerCallContext context)
    {
        var (lab, flight) = ResourceNames.ParseFlight(request.Flight, "flight");
        var horizon = request.Horizon switch
        {
            V1.Horizon.Unspecified or V1.Horizon.Below => Horizon.Below,
            V1.Horizon.All => Horizon.All,
            _ => throw InvalidArgument.Horizon(request.Horizon),
        };
        using var span = FlightsTelemetry.BaselineStore.StartActivity(FlightsTelemetry.Spans.QueryEvidence);
        span?.SetTag(FlightsTelemetry.Tags.Flight, request.Flight);
        var found = await store.FindEvidenceAsync(lab, flight, horizon, !request.WithoutSteps, context.CancellationToken)
            ?? throw NotFound.Flight(request.Flight);
        return new V1.QueryEvidenceResponse
        {
            Flight = found.Flight,
            Steps = { found.Evidence.Steps.Select(step => step.ToWire(lab)) },
            HistoryVersion = found.Evidence.HistoryVersion,
            AllowVersion = found.AllowVersion,
        };
    }

    /// <inheritdoc/>
    public override async Task<V1.ExamineFlightResponse> ExamineFlight(V1.ExamineFlightRequest request, ServerCallContext context)
    {
        var scope = request.Scope.ToDomain();
        var flight = ScopeFields.Flight(request.Flight, scope.Lab, "flight");
        using var span = FlightsTelemetry.BaselineStore.StartActivity(FlightsTelemetry.Spans.ExamineFlight);
        span?.SetTag(FlightsTelemetry.Tags.Flight, request.Flight);
        var found = await store.ExamineAsync(scope, flight, context.CancellationToken) ?? throw NotFound.Flight(request.Flight);
        return new V1.ExamineFlightResponse
        {
            Flight = found.Flight?.ToWire(scope.Lab) ?? throw FailedPrecondition.NotComplete(request.Flight),
            HistoryVersion = found.HistoryVersion,
        };
    }

    /// <inheritdoc/>
    public override async Task<V1.QueryPushAgeResponse> QueryPushAge(V1.QueryPushAgeRequest request, ServerCallContext context)
    {
        var scope = request.Scope.ToDomain();
        var found = await store.FindPushAgesAsync(scope, context.CancellationToken);
        return new V1.QueryPushAgeResponse { Ages = found.Ages?.ToWire(scope.Lab), HistoryVersion = found.HistoryVersion };
    }

    /// <inheritdoc/>
    public override async Task<V1.GetBaselineResponse> GetBaseline(V1.GetBaselineRequest request, ServerCallContext context)
    {
        var (lab, branch) = ResourceNames.ParseBranch(request.Branch, "branch");
        FlightNumber? below = request.BelowFlight.Length == 0 ? null : ScopeFields.Flight(request.BelowFlight, lab, "below_flight");
        var told = await store.FindBaselineAsync(lab, branch, below, context.CancellationToken) ?? throw NotFound.Branch(request.Branch);
        return told.Baseline is null && below is null
            ? throw NotFound.Baseline(request.Branch)
            : new V1.GetBaselineResponse { Baseline = told.Baseline?.ToWire(lab, branch), HistoryVersion = told.HistoryVersion };
    }

    /// <inheritdoc/>
    public override async Task<V1.ListBranchesResponse> ListBranches(V1.ListBranchesRequest request, ServerCallContext context)
    {
        LabName? lab = request.Parent == ResourceNames.AnyLab ? null : ResourceNames.ParseLab(request.Parent, "parent");
        var size = PageTokens.Size(request.PageSize, DefaultBranchPageSize);
        var list = "branches " + request.Parent;
        var after = PageTokens.Read(request.PageToken, list, parts: 2) is { } last
            ? (new LabName(last[0]), new BranchName(last[1]))
            : (new LabName(""), new BranchName(""));
        var entries = await store.ListBranchesAsync(lab, after, size + 1, context.CancellationToken);
        var response = new V1.ListBranchesResponse { Branches = { entries.Take(size).Select(entry => entry.ToWire()) } };
        if (entries.Count > size)
        {
            response.NextPageToken = PageTokens.Write(list, entries[size - 1].Lab.Value, entries[size - 1].Branch.Value);
        }

        return response;
    }

    /// <inheritdoc/>
    public override async Task<V1.GetStepHistoryResponse> GetStepHistory(V1.GetStepHistoryRequest request, ServerCallContext context)
    {
        var (lab, branch) = ResourceNames.ParseBranch(request.Branch, "branch");
        if (request.Step is not { JobId.Length: > 0, TestId.Length: > 0 })
        {
            throw InvalidArgument.Step();
        }

        var size = PageTokens.Size(request.PageSize, DefaultPageSize);
        var list = string.Join(' ', "steps", request.Branch, request.Step.JobId, request.Step.TestId);
        var below = ReadBelow(request.PageToken, list);
        var entries = await store.ListStepOutcomesAsync(lab, branch, request.Step.ToDomain(), below, size + 1, context.CancellationToken)
            ?? throw NotFound.Branch(request.Branch);
        var response = new V1.GetStepHistoryResponse { Outcomes = { entries.Take(size).Select(entry => entry.ToWire(lab)) } };
        if (entries.Count > size)
        {
            response.NextPageToken = PageTokens.Write(list, entries[size - 1].Flight.ToString());
        }

        return response;
    }

    /// <inheritdoc/>
    public override async Task<V1.GetBisectionResponse> GetBisection(V1.GetBisectionRequest request, ServerCallContext context)
    {
        var found = await bisections.FindAsync([ToKey(request.Name, "name")], context.CancellationToken);
        return found is [{ } entry]
            ? new V1.GetBisectionResponse { Bisection = entry.ToWire() }
            : throw NotFound.Bisection(request.Name);
    }

    /// <inheritdoc/>
    public override async Task<V1.ListBisectionsResponse> ListBisections(V1.ListBisectionsRequest request, ServerCallContext context)
    {
        var (lab, branch) = ResourceNames.ParseBranch(request.Parent, "parent");
        var size = PageTokens.Size(request.PageSize, DefaultPageSize);
        var list = string.Join(' ', "bisections", request.Parent, request.JobId, request.TestId);
        var before = PageTokens.Read(request.PageToken, list, parts: 2) is [var time, var id]
            ? new BisectionPlace(PageTokens.Number(time), id)
            : BisectionPlace.End;
        var filter = new BisectionFilter(lab, branch, NullIfEmpty(request.JobId), NullIfEmpty(request.TestId));
        var entries = await bisections.ListAsync(filter, before, size + 1, context.CancellationToken);
        var response = new V1.ListBisectionsResponse { Bisections = { entries.Take(size).Select(entry => entry.ToWire()) } };
        if (entries.Count > size)
        {
            var last = entries[size - 1].Place;
            response.NextPageToken = PageTokens.Write(list, last.ReportTime.ToString(CultureInfo.InvariantCulture), last.Id);
        }

        return response;
    }

    /// <inheritdoc/>
    public override async Task<V1.ListConflictsResponse> ListConflicts(V1.ListConflictsRequest request, ServerCallContext context)
    {
        var (lab, branch) = ResourceNames.ParseBranch(request.Parent, "parent");
        var size = PageTokens.Size(request.PageSize, DefaultPageSize);
        var list = "conflicts " + request.Parent;
        var page = await store.ListConflictsAsync(lab, branch, ReadBelow(request.PageToken, list), size, context.CancellationToken)
            ?? throw NotFound.Branch(request.Parent);
        return new V1.ListConflictsResponse
        {
            Conflicts = { page.Conflicts },
            NextPageToken = page.NextBelow is { } below ? PageTokens.Write(list, below.ToString(CultureInfo.InvariantCulture)) : "",
        };
    }

    /// <inheritdoc/>
    public override async Task<V1.ListAllowReadingsResponse> ListAllowReadings(
        V1.ListAllowReadingsRequest request, ServerCallContext context)
    {
        LabName? lab = request.Parent == ResourceNames.AnyLab ? null : ResourceNames.ParseLab(request.Parent, "parent");
        var size = Math.Min(PageTokens.Size(request.PageSize, MostReadings), MostReadings);
        var list = "allow readings " + request.Parent;
        var after = PageTokens.Read(request.PageToken, list, parts: 1) is [var last]
            ? Math.Max(PageTokens.Number(last), request.AfterVersion)
            : request.AfterVersion;
        var readings = await allow.ListAsync(lab, after, size + 1, context.CancellationToken);
        var response = new V1.ListAllowReadingsResponse { Readings = { readings.Take(size) } };
        if (readings.Count > size)
        {
            response.NextPageToken = PageTokens.Write(list, response.Readings[^1].Version.ToString(CultureInfo.InvariantCulture));
        }

        return response;
    }

    /// <inheritdoc/>
    public override async Task<V1.GetProgressResponse> GetProgress(V1.GetProgressRequest request, ServerCallContext context)
    {
        InvalidArgument.CheckProgress(request);
        var keys = request.Reports
            .Select(report =>
            {
                var (lab, flight) = ResourceNames.ParseFlight(report.Flight, "reports.flight");
                return new ReportKey(lab, flight, report.Digest);
            })
            .ToList();
        var waitTime = request.WaitTime?.ToTimeSpan() ?? TimeSpan.Zero;
        var ofBisections = request.Bisections.Select(name => ToKey(name, "bisections")).ToList();
        var reached = await progress.WaitAsync(keys, ofBisections, request.MinDoneCount, waitTime, context.CancellationToken);
        return new V1.GetProgressResponse
        {
            Reports = { reached.Reports.Select((state, index) => state.ToWire(request.Reports[index].Flight)) },
            DoneCount = reached.DoneCount,
            Bisections =
            {
                reached.AreRecorded.Select((recorded, index) =>
                    new V1.BisectionProgress { Bisection = request.Bisections[index], Recorded = recorded }),
            },
        };
    }

    private static BisectionKey ToKey(string name, string field)
    {
        var (lab, branch, id) = ResourceNames.ParseBisection(name, field);
        return new BisectionKey(lab, branch, id);
    }

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;

    private static long ReadBelow(string token, string list) =>
        PageTokens.Read(token, list, parts: 1) is [var below] ? PageTokens.Number(below) : long.MaxValue;
}
