using System.Text;
using System.Threading.Channels;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Flights.EndToEnd.Tests.Subscribers;

/// <summary>Prints what the bus tells of regressions, with RabbitMQ.Client and the contract alone.</summary>
internal sealed class BareSubscriber : IPrintingSubscriber
{
    private readonly IConnection _connection;
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();

    private BareSubscriber(IConnection connection) => _connection = connection;

    public ChannelReader<string> Lines => _lines.Reader;

    /// <summary>Subscribes to the events of regressions.</summary>
    public static async Task<BareSubscriber> StartAsync(string broker, CancellationToken cancellationToken)
    {
        var connection = await new ConnectionFactory { Uri = new Uri(broker) }.CreateConnectionAsync(cancellationToken);
        var subscriber = new BareSubscriber(connection);
        var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        await channel.ExchangeDeclareAsync("flights.events", ExchangeType.Topic, durable: true, cancellationToken: cancellationToken);
        var queue = await channel.QueueDeclareAsync(cancellationToken: cancellationToken);
        await channel.QueueBindAsync(queue.QueueName, "flights.events", "regression.#", cancellationToken: cancellationToken);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += subscriber.ReceiveAsync;
        await channel.BasicConsumeAsync(queue.QueueName, autoAck: true, consumer, cancellationToken);
        return subscriber;
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private static string Print(string message, ReadOnlySpan<byte> body)
    {
        switch (message)
        {
            case "flights.v1.RegressionOpened":
                return PrintedRegression.Of(V1.RegressionOpened.Parser.ParseFrom(body).Regression);
            case "flights.v1.RegressionContinued":
                return PrintedRegression.Of(V1.RegressionContinued.Parser.ParseFrom(body).Regression);
            case "flights.v1.RegressionResolved":
                return PrintedRegression.Of(V1.RegressionResolved.Parser.ParseFrom(body).Regression);
            case "flights.v1.RegressionReopened":
                return PrintedRegression.Of(V1.RegressionReopened.Parser.ParseFrom(body).Regression);
            case "flights.v1.RegressionWithdrawn":
                return PrintedRegression.Of(V1.RegressionWithdrawn.Parser.ParseFrom(body).Regression);
            case "flights.v1.RegressionAmended":
                var amended = V1.RegressionAmended.Parser.ParseFrom(body);
                return PrintedRegression.Of(amended.Regression) + (amended.PreviousName.Length > 0 ? "\twas " + amended.PreviousName : "");
            default:
                throw new InvalidOperationException($"'{message}' is no event of a regression.");
        }
    }

    private async Task ReceiveAsync(object sender, BasicDeliverEventArgs delivery)
    {
        var message = Encoding.UTF8.GetString((byte[])delivery.BasicProperties.Headers!["flights-message-type"]!);
        await _lines.Writer.WriteAsync($"{delivery.RoutingKey}\t{Print(message, delivery.Body.Span)}");
    }
}
