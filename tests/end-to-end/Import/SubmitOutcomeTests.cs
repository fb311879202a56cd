using Flights.Cli.Submit;
using Flights.Platform.Errors;
using Grpc.Core;

namespace Flights.EndToEnd.Tests.Import;

/// <summary>Which answers of a service are worth another try.</summary>
public sealed class SubmitOutcomeTests
{
    public static TheoryData<Exception, string, string> Answers => new()
    {
        { new FlightsException(ErrorKind.InvalidArgument, "NO_JOBS_TABLE", "none"), "Refused", "NO_JOBS_TABLE" },
        { new FlightsException(ErrorKind.Unavailable, "BUS_UNAVAILABLE", "away"), "TryLater", "BUS_UNAVAILABLE" },
        { new FlightsException(ErrorKind.ResourceExhausted, "QUEUE_FULL", "full"), "TryLater", "QUEUE_FULL" },
        { new InvalidOperationException("secret"), "Failed", "INTERNAL" },
        { new RpcException(new Status(StatusCode.ResourceExhausted, "Received message exceeds the maximum configured message size.")), "Refused", "TOO_LARGE" },
        { new RpcException(new Status(StatusCode.ResourceExhausted, "quota")), "TryLater", "ResourceExhausted" },
        { new RpcException(new Status(StatusCode.DeadlineExceeded, "")), "TryLater", "DeadlineExceeded" },
        { new RpcException(new Status(StatusCode.Unimplemented, "")), "Impossible", "Unimplemented" },
        { new FlightsException(ErrorKind.PermissionDenied, "ROLE_MISSING", "no role"), "Impossible", "ROLE_MISSING" },
        { new RpcException(new Status(StatusCode.PermissionDenied, "")), "TryLater", "PEER_REFUSED" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public void Answer_OfAService_SaysWhatToDo(Exception error, string kind, string reason)
    {
        var outcome = SubmitOutcome.Of(ErrorTable.ToRpcException(error, callEnded: false, deadlinePassed: false));

        Assert.Equal((kind, reason), (outcome.Kind.ToString(), outcome.Refusal!.Reason));
    }
}
