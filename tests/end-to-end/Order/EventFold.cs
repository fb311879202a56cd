using System.Globalization;
using Flights.Domain.Regressions;
using Flights.Platform.Wire;
using Grpc.Core;

namespace Flights.EndToEnd.Tests.Order;

/// <summary>The event log of a branch, from its first event to its last, and the ledger that they fold into.</summary>
internal static class EventFold
{
    /// <summary>The ledger.</summary>
    public static async Task<BranchLedger> OfAsync(Clients clients, string branch, CancellationToken cancellationToken) =>
        (await LogAsync(clients, branch, cancellationToken))
            .Aggregate(BranchLedger.Empty, (ledger, told) => LedgerReplica.Apply(ledger, told.ToDomain()!));

    /// <summary>The events.</summary>
    public static async Task<IReadOnlyList<V1.LedgerEvent>> LogAsync(Clients clients, string branch, CancellationToken cancellationToken)
    {
        var log = new List<V1.LedgerEvent>();
        var last = await LastAsync(clients, branch, cancellationToken);
        using var call = Watch(clients, branch, 0, cancellationToken);
        for (var sequence = 1L; sequence <= last; sequence++)
        {
            Assert.True(await call.ResponseStream.MoveNext(cancellationToken));
            var told = call.ResponseStream.Current.Event;
            Assert.Equal(sequence, told.Header()!.Sequence);
            log.Add(told);
        }

        return log;
    }

    // Who asks for what is beyond the end is told where that is.
    private static async Task<long> LastAsync(Clients clients, string branch, CancellationToken cancellationToken)
    {
        using var call = Watch(clients, branch, long.MaxValue, cancellationToken);
        var error = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(cancellationToken));
        var info = error.GetRpcStatus()!.GetDetail<Google.Rpc.ErrorInfo>()!;
        Assert.Equal("CURSOR_BEYOND_END", info.Reason);
        return long.Parse(info.Metadata["last_sequence"], CultureInfo.InvariantCulture);
    }

    private static AsyncServerStreamingCall<V1.WatchEventsResponse> Watch(
        Clients clients, string branch, long after, CancellationToken cancellationToken) => clients.Notifier.WatchEvents(
        new V1.WatchEventsRequest { Cursors = { new V1.BranchCursor { Branch = branch, AfterSequence = after } } },
        Clients.Call(cancellationToken));
}
