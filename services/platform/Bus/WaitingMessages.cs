using MassTransit;

namespace Flights.Platform.Bus;

/// <summary>Counts the messages in the queues of the in-memory bus: those that wait, and those that are worked on.</summary>
internal sealed class WaitingMessages(ConsumerRegistry consumers) : IPublishObserver, IReceiveObserver
{
    private long _count;

    /// <summary>How many there are, each as often as queues have it.</summary>
    public long Count => Interlocked.Read(ref _count);

    public Task PrePublish<T>(PublishContext<T> context)
        where T : class
        => Add(QueueCountOf(typeof(T)));

    public Task PostPublish<T>(PublishContext<T> context)
        where T : class
        => Task.CompletedTask;

    public Task PublishFault<T>(PublishContext<T> context, Exception exception)
        where T : class
        => Add(-QueueCountOf(typeof(T)));

    public Task PreReceive(ReceiveContext context) => Task.CompletedTask;

    public Task PostReceive(ReceiveContext context) => Add(-1);

    public Task PostConsume<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType)
        where T : class
        => Task.CompletedTask;

    public Task ConsumeFault<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType, Exception exception)
        where T : class
        => Task.CompletedTask;

    public Task ReceiveFault(ReceiveContext context, Exception exception) => Add(-1);

    private int QueueCountOf(Type message) => consumers.Registrations.Count(registration => registration.Messages.Contains(message));

    private Task Add(int count)
    {
        Interlocked.Add(ref _count, count);
        return Task.CompletedTask;
    }
}
