using System.Runtime.CompilerServices;
using Flights.Platform.Errors;

namespace Flights.Notifier.Events;

/// <summary>Reads the event log from a place on, and goes on with each new event as it is written: each event once, those of one
/// branch in sequence.</summary>
/// <param name="log">The event log.</param>
/// <param name="tail">Tells where it ends.</param>
public sealed class EventWatch(EventLog log, EventTail tail)
{
    private const int PageSize = 500;

    /// <summary>Begins to watch.</summary>
    /// <param name="request">What is wanted.</param>
    /// <param name="cancellationToken">Ends the stream with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The events, in pages as they come from the log; no page is empty.</returns>
    /// <exception cref="FlightsException">The request is wrong, or a cursor lies beyond the events that were ever written.</exception>
    public async Task<IAsyncEnumerable<IReadOnlyList<V1.LedgerEvent>>> OpenAsync(V1.WatchEventsRequest request, CancellationToken cancellationToken)
    {
        var wish = EventWish.Of(request);
        var look = await tail.LookAsync(null, cancellationToken);
        wish.CheckEnds(look.Ends);
        return ReadAsync(wish, look, cancellationToken);
    }

    private async IAsyncEnumerable<IReadOnlyList<V1.LedgerEvent>> ReadAsync(
        EventWish wish, TailLook look, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var places = new Dictionary<long, long>();
        IReadOnlyList<BranchEnd>? known = null;
        while (true)
        {
            // Most who watch have nothing to read at most looks.
            if (!ReferenceEquals(look.Ends, known))
            {
                foreach (var end in look.Ends.Where(wish.Wants))
                {
                    var after = places.TryGetValue(end.BranchId, out var place) ? place : await BeginningAsync(wish, end, cancellationToken);
                    while (after < end.Sequence)
                    {
                        var page = await log.ReadAsync(end.BranchId, after, PageSize, cancellationToken);
                        if (page.FindAll(told => wish.Wants(end.Branch, told)) is { Count: > 0 } wanted)
                        {
                            yield return wanted;
                        }

                        after += page.Count;
                    }

                    places[end.BranchId] = after;
                }

                known = look.Ends;
            }

            await look.Over.WaitAsync(cancellationToken);
            look = await tail.LookAsync(look, cancellationToken);
        }
    }

    private async Task<long> BeginningAsync(EventWish wish, BranchEnd end, CancellationToken cancellationToken) => (wish.CursorOf(end), wish.StartTime) switch
    {
        ({ } cursor, _) => cursor,
        (_, { } time) => await log.LastBeforeAsync(end, time, cancellationToken),
        _ => 0,
    };
}
