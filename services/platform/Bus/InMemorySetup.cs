using MassTransit;

namespace Flights.Platform.Bus;

/// <summary>The bus of a process of several services.</summary>
internal static class InMemorySetup
{
    public static void Configure(
        IBusRegistrationContext context, IInMemoryBusFactoryConfigurator factory, BusOptions options, ConsumerRegistry consumers)
    {
        BusSetup.ConfigureCommon(factory, context);
        foreach (var registration in consumers.Registrations)
        {
            factory.ReceiveEndpoint(registration.Queue, endpoint =>
            {
                // Nobody could read an error queue of this process; the log tells, and whoever waits for the message is told.
                endpoint.DiscardFaultedMessages();
                BusSetup.ConfigureEndpoint(endpoint, context, options, registration);
            });
        }
    }
}
