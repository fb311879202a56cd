using System.Threading.Channels;
using Google.Protobuf;
using RabbitMQ.Client;

namespace Flights.EndToEnd.Tests.Subscribers;

/// <summary>Prints what the bus tells of regressions, with RabbitMQ.Client and the contract alone.</summary>
internal sealed class BareSubscriber : IPrintingSubscriber
{
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private IConnection? _connection;

    private BareSubscriber()
    {
    }

    public ChannelReader<string> Lines => _lines.Reader;

    /// <summary>Subscribes to the events of regressions.</summary>
    public static async Task<BareSubscriber> StartAsync(string broker, CancellationToken cancellationToken)
    {
        var subscriber = new BareSubscriber();
        subscriber._connection = await BusEvents.SubscribeAsync(
            broker, "regression.#", (key, told) => subscriber._lines.Writer.TryWrite($"{key}\t{Print(told)}"), cancellationToken);
        return subscriber;
    }

    public ValueTask DisposeAsync() => _connection!.DisposeAsync();

    private static string Print(V1.LedgerEvent told)
    {
        var field = V1.LedgerEvent.Descriptor.Oneofs[0].Accessor.GetCaseFieldDescriptor(told);
        var regression = (V1.Regression)field.MessageType.FindFieldByName("regression").Accessor.GetValue((IMessage)field.Accessor.GetValue(told));
        var former = told.RegressionAmended?.PreviousName ?? "";
        return PrintedRegression.Of(regression) + (former.Length > 0 ? "\twas " + former : "");
    }
}
