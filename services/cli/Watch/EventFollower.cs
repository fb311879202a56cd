using Grpc.Core;

namespace Flights.Cli.Watch;

/// <summary>Follows the events of the ledger. After a cut it goes on by itself from where it was.</summary>
/// <param name="notifier">The notifier.</param>
/// <param name="place">Where to begin, and how far it is.</param>
/// <param name="clock">The clock of pauses.</param>
/// <param name="tellCut">Is told why, once for each time that the notifier is away.</param>
internal sealed class EventFollower(
    V1.NotifierService.NotifierServiceClient notifier, WatchPlace place, TimeProvider clock, Action<string> tellCut)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private bool _wasServed;
    private int _failures;

    /// <summary>Follows until it is cancelled.</summary>
    /// <param name="tell">Takes each event, once.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    /// <exception cref="RpcException">The notifier was never there, or refuses the request.</exception>
    public async Task FollowAsync(Action<V1.LedgerEvent> tell, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await ReadAsync(tell, cancellationToken);
                Note("the notifier stopped");
            }
            catch (RpcException error) when (!cancellationToken.IsCancellationRequested && _wasServed && !IsRefusal(error))
            {
                Note($"{error.StatusCode}: {error.Status.Detail}");
            }

            cancellationToken.ThrowIfCancellationRequested();
            await Task.Delay(Pause(), clock, cancellationToken);
        }
    }

    private async Task ReadAsync(Action<V1.LedgerEvent> tell, CancellationToken cancellationToken)
    {
        using var call = notifier.WatchEvents(place.Request(), cancellationToken: cancellationToken);
        await call.ResponseHeadersAsync;
        var next = call.ResponseStream.MoveNext(cancellationToken);

        // An answer that is nothing but an error has failed by now.
        if (!next.IsFaulted)
        {
            (_wasServed, _failures) = (true, 0);
        }

        while (await next)
        {
            tell(call.ResponseStream.Current.Event);
            place.Pass(call.ResponseStream.Current.Event);
            next = call.ResponseStream.MoveNext(cancellationToken);
        }
    }

    private void Note(string why)
    {
        if (_failures++ == 0)
        {
            tellCut(why);
        }
    }

    // It doubles with each failure, and up to a half of it is left to chance: all who watched are cut off together.
    private TimeSpan Pause()
    {
        var doubled = FirstPause * Math.Pow(2, Math.Min(_failures - 1, 10));
        return (doubled < LongestPause ? doubled : LongestPause) * (1 - (Random.Shared.NextDouble() / 2));
    }

    private static bool IsRefusal(RpcException error) =>
        error.StatusCode is StatusCode.InvalidArgument or StatusCode.PermissionDenied or StatusCode.Unimplemented;
}
