using MassTransit;

namespace Flights.Platform.Tests.Bus;

/// <summary>A consumer that does what the test says.</summary>
public sealed class ReportedConsumer(ReportedConsumer.Behaviour behaviour) : IConsumer<V1.FlightReported>
{
    public Task Consume(ConsumeContext<V1.FlightReported> context) => behaviour.OnReported(context);

    /// <summary>What it does.</summary>
    public sealed record Behaviour(Func<ConsumeContext<V1.FlightReported>, Task> OnReported);
}
