using Flights.Domain.Flights;
using Flights.Platform.Errors;
using Flights.Platform.Telemetry;
using Flights.Platform.Wire;
using Flights.Storage;
using Google.Protobuf.WellKnownTypes;

namespace Flights.Notifier.Ledgers;

/// <summary>Tells by the wall clock which branches are silent. It stands beside the ledger, which follows from flights alone: a clock decides
/// nothing there.</summary>
/// <param name="database">The notifier's database.</param>
/// <param name="clock">The wall clock.</param>
public sealed class BranchSilences(NotifierDatabase database, TimeProvider clock) : IRareMeasurement
{
    /// <inheritdoc/>
    public async Task MeasureAsync(CancellationToken cancellationToken)
    {
        foreach (var branch in await ReadAsync(cancellationToken))
        {
            FlightsTelemetry.Metrics.BranchSilence.Record(
                SilenceOf(branch).TotalSeconds,
                KeyValuePair.Create<string, object?>(FlightsTelemetry.Tags.Lab, branch.Lab.Value),
                KeyValuePair.Create<string, object?>(FlightsTelemetry.Tags.Branch, branch.Name.Value));
        }
    }

    /// <summary>The branches that have been silent for a time, the longest silent first.</summary>
    /// <exception cref="FlightsException">The name of the lab or the time is wrong.</exception>
    public async Task<V1.ListSilentBranchesResponse> ListAsync(V1.ListSilentBranchesRequest request, CancellationToken cancellationToken)
    {
        LabName? lab = request.Parent == ResourceNames.AnyLab ? null : ResourceNames.ParseLab(request.Parent, "parent");
        var least = LeastOf(request.MinSilence);
        var branches = await ReadAsync(cancellationToken);
        var response = new V1.ListSilentBranchesResponse();
        response.Branches.AddRange(branches
            .Where(branch => (lab is null || branch.Lab == lab) && SilenceOf(branch) >= least)
            .OrderBy(branch => branch.NewestReport)
            .ThenBy(branch => ResourceNames.Branch(branch.Lab, branch.Name), StringComparer.Ordinal)
            .Select(branch => new V1.SilentBranch
            {
                Branch = ResourceNames.Branch(branch.Lab, branch.Name),
                NewestReportTime = Timestamp.FromDateTimeOffset(branch.NewestReport),
                Silence = Duration.FromTimeSpan(SilenceOf(branch)),
            }));
        return response;
    }

    /// <summary>Notes that a branch is heard of, in the transaction that takes a flight in.</summary>
    internal static async Task HearAsync(DatabaseSession session, long branchId, Flight flight, CancellationToken cancellationToken)
    {
        if (flight.ReportTime is { } time)
        {
            await session.ExecuteAsync(
                "hear-of-branch", [("branch", branchId), ("time", time.ToUnixTimeMilliseconds())], cancellationToken);
        }
    }

    private static TimeSpan LeastOf(Duration? duration)
    {
        try
        {
            return duration?.ToTimeSpan() is { } time && time > TimeSpan.Zero ? time
                : duration is null or { Seconds: 0, Nanos: 0 } ? TimeSpan.Zero
                : throw Invalid();
        }
        catch (Exception error) when (error is InvalidOperationException or OverflowException)
        {
            throw Invalid();
        }
    }

    private static FlightsException Invalid() =>
        new(ErrorKind.InvalidArgument, "INVALID_DURATION", "A silence is a time of 0 s or more.") { Field = "min_silence" };

    private Task<List<Heard>> ReadAsync(CancellationToken cancellationToken) => database.File.ReadAsync(
        (session, token) => session.QueryAsync(
            "newest-reports",
            [],
            row => new Heard(
                new LabName(row.GetString(0)),
                new BranchName(row.GetString(1)),
                DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2))),
            token),
        cancellationToken);

    private TimeSpan SilenceOf(Heard branch)
    {
        var silence = clock.GetUtcNow() - branch.NewestReport;
        return silence > TimeSpan.Zero ? silence : TimeSpan.Zero;
    }

    private sealed record Heard(LabName Lab, BranchName Name, DateTimeOffset NewestReport);
}
