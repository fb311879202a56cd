using System.Text;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Flights.EndToEnd.Tests;

/// <summary>The events on the bus, for who knows the contract and AMQP and nothing else of ours.</summary>
internal static class BusEvents
{
    /// <summary>Binds a queue of its own to the events' exchange and decodes what comes.</summary>
    /// <param name="broker">The broker.</param>
    /// <param name="pattern">Which routing keys are wanted.</param>
    /// <param name="take">Takes the routing key and the event.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The connection: the queue goes with it.</returns>
    public static async Task<IConnection> SubscribeAsync(
        string broker, string pattern, Action<string, V1.LedgerEvent> take, CancellationToken cancellationToken)
    {
        var connection = await new ConnectionFactory { Uri = new Uri(broker) }.CreateConnectionAsync(cancellationToken);
        var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        var queue = await channel.QueueDeclareAsync(cancellationToken: cancellationToken);
        await BindAsync(channel, queue.QueueName, pattern, cancellationToken);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, delivery) =>
        {
            take(delivery.RoutingKey, Decode(delivery));
            return Task.CompletedTask;
        };
        await channel.BasicConsumeAsync(queue.QueueName, autoAck: true, consumer, cancellationToken);
        return connection;
    }

    /// <summary>Binds a queue to the events' exchange.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="queue">The queue, which is there.</param>
    /// <param name="pattern">Which routing keys are wanted.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task BindAsync(IChannel channel, string queue, string pattern, CancellationToken cancellationToken)
    {
        await channel.ExchangeDeclareAsync("flights.events", ExchangeType.Topic, durable: true, cancellationToken: cancellationToken);
        await channel.QueueBindAsync(queue, "flights.events", pattern, cancellationToken: cancellationToken);
    }

    /// <summary>The event that a delivery carries.</summary>
    public static V1.LedgerEvent Decode(BasicDeliverEventArgs delivery)
    {
        var name = Encoding.UTF8.GetString((byte[])delivery.BasicProperties.Headers!["flights-message-type"]!);
        var told = new V1.LedgerEvent();
        var field = V1.LedgerEvent.Descriptor.Fields.InDeclarationOrder().Single(each => each.MessageType.FullName == name);
        field.Accessor.SetValue(told, field.MessageType.Parser.ParseFrom(delivery.Body.Span));
        return told;
    }
}
