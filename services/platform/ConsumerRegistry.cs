using MassTransit;

namespace Flights.Platform;

/// <summary>What the modules of a process take from the bus.</summary>
public sealed class ConsumerRegistry
{
    private readonly List<Registration> _registrations = [];

    internal IReadOnlyList<Registration> Registrations => _registrations;

    /// <summary>Takes messages from a queue. Each consumer has a queue of its own: two services on one queue would compete.</summary>
    /// <typeparam name="TConsumer">The consumer, with <c>IConsumer</c> of one message or more.</typeparam>
    /// <param name="queue">The queue's name, <c>service.event</c>, such as <c>classifier.flight-recorded</c>.</param>
    public void Add<TConsumer>(string queue)
        where TConsumer : class, IConsumer
    {
        if (_registrations.Any(registration => registration.Queue == queue))
        {
            throw new ArgumentException($"The queue '{queue}' has a consumer already.", nameof(queue));
        }

        _registrations.Add(new Registration(queue, typeof(TConsumer), MessagesOf(typeof(TConsumer))));
    }

    private static List<Type> MessagesOf(Type consumer) =>
        [.. consumer.GetInterfaces()
            .Where(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IConsumer<>))
            .Select(contract => contract.GetGenericArguments()[0])];

    internal sealed record Registration(string Queue, Type Consumer, IReadOnlyList<Type> Messages);
}
