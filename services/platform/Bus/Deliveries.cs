using System.Collections.Concurrent;
using Flights.Platform.Errors;
using MassTransit;

namespace Flights.Platform.Bus;

/// <summary>Watches what becomes of messages on the in-memory bus: a message is finished when each queue that takes its type has
/// worked on it, retries included.</summary>
internal sealed class Deliveries(ConsumerRegistry consumers) : IReceiveObserver
{
    private readonly ConcurrentDictionary<Guid, Delivery> _open = new();

    /// <summary>Begins to watch a message. Call it before publishing, and dispose of the result.</summary>
    public Delivery Expect(Guid messageId, Type message)
    {
        var queueCount = consumers.Registrations.Count(registration => registration.Messages.Contains(message));
        var delivery = new Delivery(queueCount, () => _open.TryRemove(messageId, out _));
        if (queueCount > 0)
        {
            _open[messageId] = delivery;
        }

        return delivery;
    }

    public Task PreReceive(ReceiveContext context) => Task.CompletedTask;

    public Task PostReceive(ReceiveContext context)
    {
        Find(context)?.QueueFinished();
        return Task.CompletedTask;
    }

    public Task PostConsume<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType)
        where T : class
        => Task.CompletedTask;

    public Task ConsumeFault<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType, Exception exception)
        where T : class
    {
        Find(context.ReceiveContext)?.ConsumerFailed();
        return Task.CompletedTask;
    }

    public Task ReceiveFault(ReceiveContext context, Exception exception)
    {
        Find(context)?.ConsumerFailed();
        Find(context)?.QueueFinished();
        return Task.CompletedTask;
    }

    private Delivery? Find(ReceiveContext context) =>
        context.TransportHeaders.Get<Guid>(MessageHeaders.MessageId) is { } messageId ? _open.GetValueOrDefault(messageId) : null;

    /// <summary>One message on its way.</summary>
    internal sealed class Delivery : IDisposable
    {
        private readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly Action _forget;
        private int _openQueues;
        private volatile bool _failed;

        public Delivery(int queueCount, Action forget)
        {
            _openQueues = queueCount;
            _forget = forget;
            if (queueCount == 0)
            {
                _finished.SetResult();
            }
        }

        /// <summary>Ends when all queues are finished; fails if a consumer failed for good.</summary>
        public Task Finished => _finished.Task;

        public void ConsumerFailed() => _failed = true;

        public void QueueFinished()
        {
            if (Interlocked.Decrement(ref _openQueues) != 0)
            {
                return;
            }

            if (_failed)
            {
                _finished.TrySetException(new FlightsException(
                    ErrorKind.Unavailable, PublishReasons.MessageNotConsumed, "A service could not take the message up: its log tells why."));
            }
            else
            {
                _finished.TrySetResult();
            }
        }

        public void Dispose() => _forget();
    }
}
