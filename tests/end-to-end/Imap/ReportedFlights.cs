using System.Threading.Channels;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Flights.EndToEnd.Tests.Imap;

/// <summary>The flights that a parser reports to the broker, by a plain AMQP client.</summary>
internal sealed class ReportedFlights : IAsyncDisposable
{
    private readonly IConnection _connection;
    private readonly Channel<string> _names = Channel.CreateUnbounded<string>();

    private ReportedFlights(IConnection connection) => _connection = connection;

    /// <summary>Subscribes.</summary>
    public static async Task<ReportedFlights> StartAsync(string broker, CancellationToken cancellationToken)
    {
        const string Exchange = "flights.flight-reported";
        var connection = await new ConnectionFactory { Uri = new Uri(broker) }.CreateConnectionAsync(cancellationToken);
        var flights = new ReportedFlights(connection);
        var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        await channel.ExchangeDeclareAsync(Exchange, ExchangeType.Fanout, durable: true, cancellationToken: cancellationToken);
        var queue = await channel.QueueDeclareAsync(cancellationToken: cancellationToken);
        await channel.QueueBindAsync(queue.QueueName, Exchange, "", cancellationToken: cancellationToken);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, delivery) =>
            flights._names.Writer.WriteAsync(V1.FlightReported.Parser.ParseFrom(delivery.Body.Span).Flight.Name).AsTask();
        await channel.BasicConsumeAsync(queue.QueueName, autoAck: true, consumer, cancellationToken);
        return flights;
    }

    /// <summary>The name of the next flight.</summary>
    public ValueTask<string> NextAsync(CancellationToken cancellationToken) => _names.Reader.ReadAsync(cancellationToken);

    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
