using Flights.Cli.Submit;
using Flights.EndToEnd.Tests.Import;
using Flights.Platform.Errors;
using Grpc.Core;

namespace Flights.EndToEnd.Tests.Pressure;

/// <summary>A call that the service has no room for is made again when it says, until patience ends.</summary>
public sealed class AdvisedCallsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly StepClock _clock = new();
    private int _made;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Make_NoRoomTwice_IsMadeAThirdTime()
    {
        var answer = await new AdvisedCalls(Patience, _clock).MakeAsync(
            () => ++_made < 3 ? throw Refusal(TimeSpan.FromMilliseconds(1)) : Task.FromResult("taken"), Cancellation);

        Assert.Equal(("taken", 3), (answer, _made));
    }

    [Fact]
    public async Task Make_NothingIsTakenForLong_Fails()
    {
        var calls = new AdvisedCalls(Patience, _clock);

        var refusal = await Assert.ThrowsAsync<RpcException>(() => calls.MakeAsync<string>(
            () =>
            {
                _made++;
                _clock.Advance(TimeSpan.FromSeconds(25));
                throw Refusal(TimeSpan.FromMilliseconds(1));
            },
            Cancellation));

        Assert.Equal((StatusCode.ResourceExhausted, 3), (refusal.StatusCode, _made));
    }

    [Fact]
    public async Task Make_ToldToWaitLongerThanThereIsPatience_FailsAtOnce()
    {
        await Assert.ThrowsAsync<RpcException>(() => new AdvisedCalls(Patience, _clock).MakeAsync<string>(
            () => throw Refusal(TimeSpan.FromHours(1)), Cancellation));
    }

    [Fact]
    public async Task Make_FailsWithoutAdvice_FailsAtOnce()
    {
        await Assert.ThrowsAsync<RpcException>(() => new AdvisedCalls(Patience, _clock).MakeAsync<string>(
            () =>
            {
                _made++;
                throw new RpcException(new Status(StatusCode.ResourceExhausted, "quota"));
            },
            Cancellation));

        Assert.Equal(1, _made);
    }

    private static RpcException Refusal(TimeSpan delay) => ErrorTable.ToRpcException(
        new FlightsException(ErrorKind.ResourceExhausted, "PIPELINE_FULL", "It is.") { RetryDelay = delay }, callEnded: false, deadlinePassed: false);
}
