using System.Collections.Concurrent;
using System.Diagnostics;
using Flights.EndToEnd.Tests;
using Flights.V1;
using Google.Protobuf;
using RabbitMQ.Client;

namespace Flights.Benchmarks.Pipelining;

/// <summary>Notes when a subscriber on the bus heard first of a flight.</summary>
internal sealed class EventTimes : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<long>> _times = new(StringComparer.Ordinal);
    private IConnection? _connection;

    private EventTimes()
    {
    }

    /// <summary>Subscribes to all events.</summary>
    /// <param name="broker">The broker.</param>
    public static async Task<EventTimes> SubscribeAsync(string broker)
    {
        var times = new EventTimes();
        times._connection = await BusEvents.SubscribeAsync(broker, "#", (_, told) => times.Note(told), CancellationToken.None);
        return times;
    }

    /// <summary>When the first event came that a flight caused, by <see cref="Stopwatch.GetTimestamp"/>.</summary>
    /// <param name="number">The flight's number.</param>
    public Task<long> FirstAsync(string number) => PlaceOf(number).Task;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _connection!.DisposeAsync();

    private static EventHeader HeaderOf(LedgerEvent told)
    {
        var change = (IMessage)LedgerEvent.Descriptor.Oneofs[0].Accessor.GetCaseFieldDescriptor(told).Accessor.GetValue(told);
        return (EventHeader)change.Descriptor.FindFieldByNumber(1).Accessor.GetValue(change);
    }

    private void Note(LedgerEvent told)
    {
        var now = Stopwatch.GetTimestamp();
        PlaceOf(HeaderOf(told).CauseFlight.Split('/')[^1]).TrySetResult(now);
    }

    private TaskCompletionSource<long> PlaceOf(string number) =>
        _times.GetOrAdd(number, _ => new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously));
}
