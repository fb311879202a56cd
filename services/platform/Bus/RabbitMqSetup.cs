using Google.Protobuf;
using MassTransit;

namespace Flights.Platform.Bus;

/// <summary>The bus of many processes.</summary>
internal static class RabbitMqSetup
{
    public static void Configure(
        IBusRegistrationContext context, IRabbitMqBusFactoryConfigurator factory, BusOptions options, ConsumerRegistry consumers)
    {
        ConfigureHost(factory, options);
        BusSetup.ConfigureCommon(factory, context);
        factory.SendTopology.ConfigureErrorSettings = UseQuorumQueue;
        factory.SendTopology.ConfigureDeadLetterSettings = UseQuorumQueue;
        foreach (var (message, queues) in Topology.Pipeline)
        {
            factory.Publish(message, publish =>
            {
                foreach (var queue in queues)
                {
                    // The consumer binds its queue by way of an exchange of its own: the broker puts a message into a queue once,
                    // however many ways lead there.
                    publish.BindQueue(Topology.ExchangeOf(message), queue, UseQuorumQueue);
                }
            });
        }

        RouteEvents(factory);

        foreach (var registration in consumers.Registrations)
        {
            factory.ReceiveEndpoint(registration.Queue, endpoint =>
            {
                endpoint.SetQuorumQueue();
                BusSetup.ConfigureEndpoint(endpoint, context, options, registration);
            });
        }
    }

    private static void UseQuorumQueue(IRabbitMqQueueConfigurator queue) => queue.SetQuorumQueue();

    private static void RouteEvents(IRabbitMqBusFactoryConfigurator factory)
    {
        foreach (var message in Topology.Events)
        {
            factory.Publish(message, publish => publish.ExchangeType = RabbitMQ.Client.ExchangeType.Topic);
        }

        RouteEvent<V1.RegressionOpened>(factory);
        RouteEvent<V1.RegressionContinued>(factory);
        RouteEvent<V1.RegressionResolved>(factory);
        RouteEvent<V1.RegressionReopened>(factory);
        RouteEvent<V1.RegressionAmended>(factory);
        RouteEvent<V1.RegressionWithdrawn>(factory);
        RouteEvent<V1.GateChanged>(factory);
        RouteEvent<V1.GateBlockersChanged>(factory);
        RouteEvent<V1.GateChangeWithdrawn>(factory);
    }

    private static void RouteEvent<TEvent>(IRabbitMqBusFactoryConfigurator factory)
        where TEvent : class, IMessage<TEvent>
        => factory.Send<TEvent>(send => send.UseRoutingKeyFormatter<TEvent>(context => Topology.RoutingKeyOf(context.Message)));

    private static void ConfigureHost(IRabbitMqBusFactoryConfigurator factory, BusOptions options)
    {
        var login = BrokerLogin.Of(options);
        factory.Host(login.Address, host =>
        {
            host.Username(login.User);
            host.Password(login.Password);
            host.PublisherConfirmation = true;
            if (login.Tls is { } tls)
            {
                host.UseSsl(ssl =>
                {
                    ssl.Protocol = tls.Version;
                    ssl.ServerName = tls.ServerName;
                    ssl.CertificateValidationCallback = tls.CertificateValidationCallback;
                });
            }
        });
    }
}
