using MassTransit;

namespace Flights.Platform.Tests.Bus;

/// <summary>A consumer at another queue that does what the test says.</summary>
public sealed class RecordedConsumer(RecordedConsumer.Behaviour behaviour) : IConsumer<V1.FlightReported>, IConsumer<V1.FlightRecorded>
{
    public Task Consume(ConsumeContext<V1.FlightReported> context) => behaviour.OnReported(context);

    public Task Consume(ConsumeContext<V1.FlightRecorded> context) => behaviour.OnRecorded(context);

    /// <summary>What it does.</summary>
    public sealed record Behaviour
    {
        public Func<ConsumeContext<V1.FlightReported>, Task> OnReported { get; init; } = _ => Task.CompletedTask;

        public Func<ConsumeContext<V1.FlightRecorded>, Task> OnRecorded { get; init; } = _ => Task.CompletedTask;
    }
}
