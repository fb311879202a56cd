using Flights.Cli.Asking;
using Flights.Cli.Replay;
using Flights.Platform.Wire;
using Grpc.Core;

namespace Flights.Cli.Status;

/// <summary>Asks the services how branches stand.</summary>
/// <param name="suite">The services.</param>
/// <param name="silentAfter">The age of its newest report from which on a branch is silent.</param>
internal sealed class BranchStatuses(Suite suite, TimeSpan silentAfter)
{
    private const int ReadsAtOnce = 8;

    /// <summary>How the chosen branches stand, by name.</summary>
    /// <exception cref="ReplayFailedException">None of them is recorded.</exception>
    public async Task<V1.BranchStatus[]> ReadAsync(BranchChoice choice, CancellationToken cancellationToken)
    {
        var branches = await choice.ReadAsync(suite, cancellationToken);
        var silences = await SilencesAsync(cancellationToken);
        var statuses = new V1.BranchStatus[branches.Count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, statuses.Length),
            new ParallelOptions { MaxDegreeOfParallelism = ReadsAtOnce, CancellationToken = cancellationToken },
            async (index, token) => statuses[index] = await ReadAsync(branches[index], silences, token));
        return statuses;
    }

    private async Task<Dictionary<string, V1.SilentBranch>> SilencesAsync(CancellationToken cancellationToken)
    {
        var request = new V1.ListSilentBranchesRequest { Parent = ResourceNames.AnyLab };
        var response = await suite.Notifier.ListSilentBranchesAsync(request, suite.CallOptions(cancellationToken));
        return response.Branches.ToDictionary(branch => branch.Branch, StringComparer.Ordinal);
    }

    private async Task<V1.BranchStatus> ReadAsync(
        V1.Branch branch, Dictionary<string, V1.SilentBranch> silences, CancellationToken cancellationToken)
    {
        var status = new V1.BranchStatus { Branch = branch.Name, NewestFlight = branch.NewestFlight };
        if (silences.TryGetValue(branch.Name, out var heard))
        {
            status.NewestReportTime = heard.NewestReportTime;
            status.Silence = heard.Silence;
            status.Silent = heard.Silence.ToTimeSpan() > silentAfter;
        }

        if (await GateAsync(branch.Name, cancellationToken) is { } told)
        {
            status.Gate = told.Gate;
            status.SinceTime = told.SinceTime;
            status.AttemptCount = told.AttemptCount;
            status.StuckDays = told.StuckDays;
            status.Forced = told.NewestChange is { Forced: true } change && change.Flight == told.Gate.NewestFlight;
        }

        return status;
    }

    private async Task<V1.GetGateResponse?> GateAsync(string branch, CancellationToken cancellationToken)
    {
        try
        {
            return await suite.Notifier.GetGateAsync(new V1.GetGateRequest { Branch = branch }, suite.CallOptions(cancellationToken));
        }
        catch (RpcException error) when (error.StatusCode == StatusCode.NotFound)
        {
            return null;
        }
    }
}
