using Flights.Platform.Errors;
using Flights.Platform.Telemetry;
using Grpc.Core;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Flights.Platform.Bus;

/// <summary>Joins a process to the bus.</summary>
internal static class BusSetup
{
    // In pauses, of 5 s by default. A broker takes a message back earlier than that and hands it out again.
    private const int LongestOutage = 10_000;

    /// <summary>Registers the bus, the consumers and the publisher. Hosted services that are registered later start when the bus
    /// is connected and its queues are bound.</summary>
    public static void AddBus(this IServiceCollection services, BusOptions options, ConsumerRegistry consumers, TimeSpan stopTimeout)
    {
        services.AddOptions<MassTransitHostOptions>().Configure(host =>
        {
            // Nothing is bound before: what is published then is lost.
            host.WaitUntilStarted = true;
            host.StopTimeout = stopTimeout;
            host.ConsumerStopTimeout = stopTimeout;
        });
        services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            foreach (var registration in consumers.Registrations)
            {
                bus.AddConsumer(registration.Consumer);
            }

            if (options.Transport == BusTransport.Rabbitmq)
            {
                bus.UsingRabbitMq((context, factory) => RabbitMqSetup.Configure(context, factory, options, consumers));
            }
            else
            {
                bus.UsingInMemory((context, factory) => InMemorySetup.Configure(context, factory, options, consumers));
            }
        });
        if (options.Transport == BusTransport.Rabbitmq)
        {
            services.AddSingleton<IMessagePublisher, ConfirmedPublisher>();
            services.AddSingleton<IPipelineEntrance, BrokerEntrance>();
            services.AddSingleton<IRareMeasurement>(new QueueDepths(options, consumers));
        }
        else
        {
            // In this order: when a message is said to be finished, it is no more counted among those that wait.
            services.AddSingleton(new WaitingMessages(consumers));
            services.AddPublishObserver(provider => provider.GetRequiredService<WaitingMessages>());
            services.AddReceiveObserver(provider => provider.GetRequiredService<WaitingMessages>());
            services.AddSingleton(new Deliveries(consumers));
            services.AddReceiveObserver(provider => provider.GetRequiredService<Deliveries>());
            services.AddSingleton<IMessagePublisher, AwaitedPublisher>();
            services.AddSingleton<IPipelineEntrance, InMemoryEntrance>();
        }
    }

    /// <summary>What holds for every transport.</summary>
    public static void ConfigureCommon(IBusFactoryConfigurator factory, IRegistrationContext context)
    {
        var submitTime = new SubmitTimeFilter(context.GetRequiredService<TimeProvider>());
        factory.ConfigurePublish(publish => publish.UseFilter(submitTime));
        factory.ClearSerialization();
        var serializers = new ProtobufSerializerFactory(context.GetRequiredService<BusOptions>().MaxMessageBytes);
        factory.AddSerializer(serializers);
        factory.AddDeserializer(serializers, isDefault: true);
        factory.MessageTopology.SetEntityNameFormatter(new Topology.EntityNames());
        factory.SendTopology.ErrorQueueNameFormatter = new Topology.ErrorQueueNames();
        factory.SendTopology.DeadLetterQueueNameFormatter = new Topology.ErrorQueueNames();
        foreach (var contract in MessageTypes.All.SelectMany(message => message.ClrType.GetInterfaces()).Distinct())
        {
            // MassTransit makes an exchange for each contract of a message: IMessage<T>, IBufferMessage and so on.
            if (!contract.Namespace!.StartsWith("System", StringComparison.Ordinal))
            {
                factory.PublishTopology.GetMessageTopology(contract).Exclude = true;
            }
        }
    }

    /// <summary>What holds for every queue: bounded retry with back-off for what retry can mend, and patience where the fault is not the
    /// message's.</summary>
    public static void ConfigureEndpoint(
        IReceiveEndpointConfigurator endpoint, IRegistrationContext context, BusOptions options, ConsumerRegistry.Registration registration)
    {
        endpoint.PublishFaults = false;
        endpoint.PrefetchCount = options.Prefetch;
        endpoint.ConcurrentMessageLimit = options.Concurrency;
        var lifetime = context.GetRequiredService<IHostApplicationLifetime>();
        endpoint.ConfigureReceive(receive => receive.UseFilter(new ForeignTraceFilter()));
        endpoint.UseFilter(new SubmitTimeFilter(context.GetRequiredService<TimeProvider>()));
        endpoint.UseFilter(new StoppingFilter(IsOutage, lifetime.ApplicationStopping));
        // The database or another service is away: no message is the better for going to the error queue. Until they are back, as many
        // as are worked on at once wait here, and the others in the queue. A process that is told to stop waits no longer: with its own
        // server gone the outage would not end before its retries.
        endpoint.UseMessageRetry(retry =>
        {
            retry.Intervals([.. Pauses(options), .. Enumerable.Repeat(options.RetryMaxPause, LongestOutage)]);
            retry.Handle<FlightsException>(error => IsOutage(error) && !lifetime.ApplicationStopping.IsCancellationRequested);
            retry.Handle<RpcException>(error => IsOutage(error) && !lifetime.ApplicationStopping.IsCancellationRequested);
        });
        if (options.Retries > 0)
        {
            endpoint.UseMessageRetry(retry =>
            {
                retry.Intervals([.. Pauses(options)]);
                retry.Ignore<FlightsException>(error => error.Kind == ErrorKind.InvalidArgument || IsOutage(error));
                retry.Ignore<RpcException>(error => error.StatusCode == StatusCode.InvalidArgument || IsOutage(error));
            });
        }

        endpoint.ConfigureConsumer(context, registration.Consumer);
    }

    private static bool IsOutage(Exception error) => error switch
    {
        FlightsException flights => flights.Kind == ErrorKind.Unavailable,
        // Another service that does not let this one in is as good as away, until tokens or certificates are mended.
        RpcException call => call.StatusCode == StatusCode.Unavailable || PeerRefusal.Is(call),
        _ => false,
    };

    // Doubling, each drawn from the upper half of its range, so that replicas that failed together don't come back together.
    private static IEnumerable<TimeSpan> Pauses(BusOptions options)
    {
        var pause = options.RetryPause;
        for (var retry = 0; retry < options.Retries; retry++)
        {
            var longest = pause < options.RetryMaxPause ? pause : options.RetryMaxPause;
            yield return longest * (0.5 + (Random.Shared.NextDouble() / 2));
            pause = longest * 2;
        }
    }
}
