using System.Collections.Concurrent;
using Flights.Cli.Submit;
using Google.Protobuf;
using Google.Rpc;
using Grpc.Core;

namespace Flights.Cli.Replay;

/// <summary>One replay from beginning to end: submit, wait until the pipeline is quiet, read the final state.</summary>
internal sealed class ReplayRun
{
    private const int SubmissionsAtOnce = 4;

    private readonly Suite _suite;
    private readonly ReplayOptions _options;
    private readonly ProgressBar _progress;
    private readonly AdvisedCalls _submissions;
    private readonly ConcurrentDictionary<SubmittedReport, byte> _submitted = new();
    private readonly ConcurrentBag<(int Order, V1.RefusedInput Refused)> _refused = [];

    private ReplayRun(Suite suite, ReplayOptions options, ProgressBar progress)
    {
        _suite = suite;
        _options = options;
        _progress = progress;
        _submissions = new AdvisedCalls(options.Patience, options.Clock);
    }

    /// <summary>Replays the reports of some files.</summary>
    /// <param name="files">The files.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellationToken">Ends the replay early; what is recorded stays.</param>
    /// <exception cref="ReplayFailedException">The services cannot do it.</exception>
    public static async Task<ReplayResult> RunAsync(IReadOnlyList<string> files, ReplayOptions options, CancellationToken cancellationToken)
    {
        using var progress = ProgressBar.ForTerminal();
        try
        {
            await using var suite = await Suite.StartAsync(options, cancellationToken);
            var run = new ReplayRun(suite, options, progress);
            await run.SubmitAsync(files, cancellationToken);
            var pipeline = new QuietPipeline(suite, options.Patience, options.Clock, progress.Done);
            await pipeline.WaitAsync([.. run._submitted.Keys], cancellationToken);
            var refused = run._refused.OrderBy(each => each.Order).ThenBy(each => each.Refused.Line).Select(each => each.Refused).ToArray();
            return await new FinalState(suite).ReadAsync([.. run._submitted.Keys], refused, cancellationToken);
        }
        catch (RpcException error) when (error.StatusCode != StatusCode.Cancelled)
        {
            throw new ReplayFailedException(
                ExitCode.Unavailable,
                $"{error.StatusCode}: {error.Status.Detail}{(options.Connect is { } addresses ? $" The services are looked for at {addresses}." : "")}");
        }
    }

    private async Task SubmitAsync(IReadOnlyList<string> files, CancellationToken cancellationToken)
    {
        var inputs = files.SelectMany((file, order) =>
            InputReader.Read(file, why => Unreadable(order, file, why)).Select(input => (Order: order, Input: input)));
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = SubmissionsAtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(inputs, parallel, async (each, token) =>
        {
            await SubmitAsync(each.Order, each.Input, token);
            _progress.Submitted();
        });
    }

    private async Task SubmitAsync(int order, ReplayInput input, CancellationToken cancellationToken)
    {
        try
        {
            var request = new V1.SubmitReportRequest { Text = UnsafeByteOperations.UnsafeWrap(input.Text), Lab = _options.LabResource };
            var response = await _submissions.MakeAsync(
                () => _suite.Parser.SubmitReportAsync(request, _suite.CallOptions(cancellationToken)).ResponseAsync, cancellationToken);
            _submitted.TryAdd(SubmittedReport.Of(response), 0);
        }
        catch (RpcException error) when (
            error.StatusCode is StatusCode.InvalidArgument or StatusCode.ResourceExhausted && RetryAdvice.Of(error) is null)
        {
            _refused.Add((order, Refusal(input, error)));
        }
    }

    private void Unreadable(int order, string file, string why) =>
        _refused.Add((order, new V1.RefusedInput { File = file, Line = 1, Column = 1, Reason = "UNREADABLE", Message = why }));

    private static V1.RefusedInput Refusal(ReplayInput input, RpcException error)
    {
        var info = error.GetRpcStatus()?.GetDetail<ErrorInfo>();
        return new V1.RefusedInput
        {
            File = input.File,
            Line = checked((int)(input.FirstLine - 1 + Number(info, "line"))),
            Column = Number(info, "column"),
            Reason = info?.Reason ?? "TOO_LARGE",
            Message = error.Status.Detail,
        };
    }

    private static int Number(ErrorInfo? info, string key) =>
        info is not null && info.Metadata.TryGetValue(key, out var text) && int.TryParse(text, out var number) && number > 0 ? number : 1;
}
