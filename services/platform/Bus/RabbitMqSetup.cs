using MassTransit;

namespace Flights.Platform.Bus;

/// <summary>The bus of many processes.</summary>
internal static class RabbitMqSetup
{
    public static void Configure(
        IBusRegistrationContext context, IRabbitMqBusFactoryConfigurator factory, BusOptions options, ConsumerRegistry consumers)
    {
        ConfigureHost(factory, options);
        BusSetup.ConfigureCommon(factory);
        factory.SendTopology.ConfigureErrorSettings = queue => ((IRabbitMqQueueConfigurator)queue).SetQuorumQueue();
        foreach (var (message, queues) in Topology.Pipeline)
        {
            factory.Publish(message, publish =>
            {
                foreach (var queue in queues)
                {
                    publish.BindQueue(queue, queue, binding => ((IRabbitMqQueueConfigurator)binding).SetQuorumQueue());
                }
            });
        }

        foreach (var message in Topology.Events)
        {
            factory.Publish(message, publish => publish.ExchangeType = RabbitMQ.Client.ExchangeType.Topic);
        }

        foreach (var registration in consumers.Registrations)
        {
            factory.ReceiveEndpoint(registration.Queue, endpoint =>
            {
                endpoint.SetQuorumQueue();
                BusSetup.ConfigureEndpoint(endpoint, context, options, registration);
            });
        }
    }

    private static void ConfigureHost(IRabbitMqBusFactoryConfigurator factory, BusOptions options)
    {
        var address = new UriBuilder(options.RabbitMqUri) { UserName = "", Password = "" }.Uri;
        var user = options.RabbitMqUri.UserInfo.Split(':', 2);
        factory.Host(address, host =>
        {
            // The broker's own default user, which it lets in from its own machine only.
            host.Username(First(options.RabbitMqUser, Uri.UnescapeDataString(user[0]), "guest"));
            host.Password(First(Password(options), user.Length == 2 ? Uri.UnescapeDataString(user[1]) : "", "guest"));
            host.PublisherConfirmation = true;
        });
    }

    private static string Password(BusOptions options) =>
        options.RabbitMqPasswordFile.Length == 0 ? "" : File.ReadAllText(options.RabbitMqPasswordFile).TrimEnd('\r', '\n');

    private static string First(params string[] candidates) => candidates.First(candidate => candidate.Length > 0);
}
