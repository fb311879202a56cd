using System.Collections.Concurrent;
using Flights.Notifier.Events;
using Flights.Notifier.Subscriptions;
using Flights.Platform.Errors;

namespace Flights.Notifier.Deliveries;

/// <summary>Has subscribers told: follows the event log, and sends for each subscriber by itself, so that one who is slow keeps nobody
/// waiting.</summary>
/// <param name="follower">Writes down what is to be sent.</param>
/// <param name="outbox">What is to be sent.</param>
/// <param name="sender">Sends it.</param>
/// <param name="events">Wakes the worker when something happens in this process.</param>
/// <param name="signal">Wakes it when something that waited may go.</param>
/// <param name="options">How often it looks by itself.</param>
/// <param name="clock">Measures that.</param>
/// <param name="logger">The log.</param>
public sealed partial class DeliveryWorker(
    Follower follower,
    Outbox outbox,
    Sender sender,
    EventSignal events,
    SubscriptionSignal signal,
    DeliveryOptions options,
    TimeProvider clock,
    ILogger<DeliveryWorker> logger) : BackgroundService
{
    // What is on its way when the process stops. What is cut off then is sent again after the start.
    private static readonly TimeSpan TimeToFinish = TimeSpan.FromSeconds(2);

    // The senders that are at work, by the key of their subscription.
    private readonly ConcurrentDictionary<long, Task> _senders = new();

    /// <summary>Writes down what is to be sent, and sends what is due: to each subscriber up to the first message that is not taken.</summary>
    public async Task SendDueAsync(CancellationToken cancellationToken)
    {
        await BeginRoundAsync(cancellationToken, cancellationToken);
        await Task.WhenAll(_senders.Values);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var finish = new CancellationTokenSource();
        using var stopping = stoppingToken.Register(() => finish.CancelAfter(TimeToFinish));
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                await RunRoundAsync(stoppingToken, finish.Token);
            }
        }
        finally
        {
            await Task.WhenAll(_senders.Values);
        }
    }

    // What is being sent already goes on beside it.
    private async Task BeginRoundAsync(CancellationToken stopping, CancellationToken finish)
    {
        foreach (var crashed in _senders.Values.Where(task => task.IsFaulted))
        {
            await crashed;
        }

        // Taken before the log is followed: of a digest that was due then, all events are written down when it is sent.
        var due = clock.GetUtcNow();
        await follower.FollowAsync(due, stopping);
        foreach (var subscription in await outbox.DueAsync(due, stopping))
        {
            if (!_senders.ContainsKey(subscription))
            {
                // It begins when it stands in the table, from which it takes itself.
                var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                _senders[subscription] = SendAsync(subscription, due, start.Task, stopping, finish);
                start.SetResult();
            }
        }
    }

    private async Task RunRoundAsync(CancellationToken stopping, CancellationToken finish)
    {
        var next = Task.WhenAny(events.Next, signal.Next);
        var wait = options.Poll;
        try
        {
            await BeginRoundAsync(stopping, finish);
            if (await outbox.UntilNextAsync(stopping) is { } until && until < wait)
            {
                wait = until;
            }
        }
        catch (FlightsException failure) when (failure.Kind == ErrorKind.Unavailable)
        {
            Delayed(logger, wait.TotalSeconds, failure);
        }

        using var end = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        await Task.WhenAny(next, Task.Delay(wait, clock, end.Token));
        await end.CancelAsync();
        stopping.ThrowIfCancellationRequested();
    }

    private async Task SendAsync(long subscription, DateTimeOffset due, Task start, CancellationToken stopping, CancellationToken finish)
    {
        await start;
        try
        {
            await sender.RunAsync(subscription, due, stopping, finish);
        }
        catch (FlightsException failure) when (failure.Kind == ErrorKind.Unavailable)
        {
            Delayed(logger, options.Poll.TotalSeconds, failure);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return;
        }
        catch
        {
            // The next round finds it, and the process ends by it.
            signal.Set();
            throw;
        }

        // What came for it meanwhile is found by the next round.
        _senders.TryRemove(subscription, out _);
        signal.Set();
    }
}
