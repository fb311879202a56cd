namespace Flights.Platform.Bus;

/// <summary>What carries the messages.</summary>
public enum BusTransport
{
    /// <summary>This process. It forgets when the process ends.</summary>
    InMemory,

    /// <summary>A RabbitMQ broker.</summary>
    Rabbitmq,
}
