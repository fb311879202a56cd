using Flights.Platform.Bus;
using Flights.Platform.Errors;
using Google.Protobuf;

namespace Flights.Services.Tests.Notifier;

/// <summary>A bus that keeps what it is given, and refuses when it is told to.</summary>
internal sealed class RecordingBus : IMessagePublisher
{
    public List<IMessage> Taken { get; } = [];

    /// <summary>How many more messages it takes before it refuses.</summary>
    public int Capacity { get; set; } = int.MaxValue;

    /// <summary>What happens once a message is taken.</summary>
    public Action<IMessage> WhenTaken { get; set; } = _ => { };

    public Task PublishAsync<TMessage>(TMessage message, CancellationToken cancellationToken)
        where TMessage : class, IMessage<TMessage>
    {
        if (Taken.Count >= Capacity)
        {
            throw new FlightsException(ErrorKind.Unavailable, "BUS_UNAVAILABLE", "The bus is down.");
        }

        Taken.Add(message);
        WhenTaken(message);
        return Task.CompletedTask;
    }
}
