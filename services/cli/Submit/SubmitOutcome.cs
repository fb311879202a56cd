using System.Globalization;
using Flights.Cli.Replay;
using Flights.Cli.Sources;
using Google.Rpc;
using Grpc.Core;

namespace Flights.Cli.Submit;

/// <summary>What the parser service answered to a mail.</summary>
/// <param name="Kind">What it made of it.</param>
/// <param name="Report">What it reports; of no meaning unless it was accepted.</param>
/// <param name="Refusal">Why it was not accepted; null if it was.</param>
internal sealed record SubmitOutcome(SubmitKind Kind, SubmittedReport Report, Refusal? Refusal)
{
    /// <summary>The reason of a message that no service would even receive.</summary>
    private const string TooLarge = "TOO_LARGE";

    /// <summary>After which time the service wants to be asked again; null if it does not say.</summary>
    public TimeSpan? RetryDelay { get; private init; }

    /// <summary>The mail was accepted.</summary>
    public static SubmitOutcome Accepted(V1.SubmitReportResponse response) =>
        new(SubmitKind.Accepted, SubmittedReport.Of(response), null);

    /// <summary>The call failed.</summary>
    public static SubmitOutcome Of(RpcException error)
    {
        var info = error.GetRpcStatus()?.GetDetail<ErrorInfo>();
        var kind = KindOf(error, info);
        var reason = info?.Reason ?? (kind == SubmitKind.Refused ? TooLarge : error.StatusCode.ToString());
        return new SubmitOutcome(kind, default, new Refusal(reason, error.Status.Detail, Number(info, "line"), Number(info, "column")))
        {
            RetryDelay = RetryAdvice.Of(error),
        };
    }

    private static SubmitKind KindOf(RpcException error, ErrorInfo? info) => error.StatusCode switch
    {
        StatusCode.InvalidArgument => SubmitKind.Refused,

        // gRPC's own limit of a message, which no service of the suite words: "Received message exceeds the maximum ..."
        StatusCode.ResourceExhausted when info is null && error.Status.Detail.Contains("received message", StringComparison.OrdinalIgnoreCase) =>
            SubmitKind.Refused,
        StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.ResourceExhausted or StatusCode.Aborted or StatusCode.Cancelled =>
            SubmitKind.TryLater,
        StatusCode.Internal or StatusCode.Unknown or StatusCode.DataLoss => SubmitKind.Failed,
        _ => SubmitKind.Impossible,
    };

    private static int Number(ErrorInfo? info, string key) =>
        info is not null && info.Metadata.TryGetValue(key, out var text)
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
