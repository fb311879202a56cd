using System.Collections.Concurrent;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;

namespace Flights.Cli.Replay;

/// <summary>One replay from beginning to end: submit, wait until the pipeline is quiet, read the final state.</summary>
internal sealed class ReplayRun
{
    private const int SubmissionsAtOnce = 4;

    /// <summary>How many reports one <c>GetProgress</c> asks about: its own limit is 10,000.</summary>
    private const int ProgressBatch = 5_000;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);

    private readonly Suite _suite;
    private readonly ReplayOptions _options;
    private readonly ProgressBar _progress;
    private readonly ConcurrentDictionary<V1.ReportRef, byte> _submitted = new();
    private readonly ConcurrentDictionary<string, byte> _bisections = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<(int Order, V1.RefusedInput Refused)> _refused = [];

    private ReplayRun(Suite suite, ReplayOptions options, ProgressBar progress)
    {
        _suite = suite;
        _options = options;
        _progress = progress;
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
            await run.WaitUntilQuietAsync(cancellationToken);
            var refused = run._refused.OrderBy(each => each.Order).ThenBy(each => each.Refused.Line).Select(each => each.Refused).ToArray();
            return await new FinalState(suite).ReadAsync([.. run._submitted.Keys], [.. run._bisections.Keys], refused, cancellationToken);
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
            var response = await _suite.Parser.SubmitReportAsync(
                new V1.SubmitReportRequest { Text = UnsafeByteOperations.UnsafeWrap(input.Text), Lab = _options.LabResource },
                _suite.CallOptions(cancellationToken));
            if (response.ReportCase == V1.SubmitReportResponse.ReportOneofCase.Bisection)
            {
                _bisections.TryAdd(response.Name, 0);
            }
            else
            {
                _submitted.TryAdd(new V1.ReportRef { Flight = response.Name, Digest = response.Flight.Digest }, 0);
            }
        }
        catch (RpcException error) when (error.StatusCode is StatusCode.InvalidArgument or StatusCode.ResourceExhausted)
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

    private async Task WaitUntilQuietAsync(CancellationToken cancellationToken)
    {
        var asked = _submitted.Keys.Select(report => new V1.GetProgressRequest { Reports = { report } })
            .Concat(_bisections.Keys.Select(bisection => new V1.GetProgressRequest { Bisections = { bisection } }))
            .ToArray();
        bool quiet;
        do
        {
            // A later batch may still make flights of an earlier one be judged again: all batches must be done in one pass.
            quiet = true;
            var doneBefore = 0;
            foreach (var batch in asked.Chunk(ProgressBatch))
            {
                quiet &= await WaitForAsync(batch, doneBefore, cancellationToken);
                doneBefore += batch.Length;
            }
        }
        while (!quiet);
    }

    private int SubmittedCount => _submitted.Count + _bisections.Count;

    /// <summary>Waits until all reports of a batch are done. Answers whether they were at the first look.</summary>
    private async Task<bool> WaitForAsync(V1.GetProgressRequest[] batch, int doneBefore, CancellationToken cancellationToken)
    {
        var request = new V1.GetProgressRequest { WaitTime = new Duration() };
        foreach (var each in batch)
        {
            request.MergeFrom(each);
        }

        var stillSince = _options.Clock.GetTimestamp();
        var done = -1;
        while (true)
        {
            var response = await _suite.BaselineStore.GetProgressAsync(request, _suite.CallOptions(cancellationToken, LongestWait));
            _progress.Done(doneBefore + response.DoneCount, SubmittedCount);
            if (response.DoneCount == batch.Length)
            {
                return done < 0;
            }

            if (response.DoneCount != done)
            {
                done = response.DoneCount;
                stillSince = _options.Clock.GetTimestamp();
            }
            else if (_options.Clock.GetElapsedTime(stillSince) >= _options.Patience)
            {
                throw new ReplayFailedException(
                    ExitCode.TemporaryFailure,
                    $"the pipeline stands still at {doneBefore + done} of {SubmittedCount} reports; see the services' logs and error queues.");
            }

            request.WaitTime = Duration.FromTimeSpan(LongestWait < _options.Patience ? LongestWait : _options.Patience);
            request.MinDoneCount = done + 1;
        }
    }
}
