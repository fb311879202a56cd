using System.Threading.Channels;
using Flights.Platform;
using MassTransit;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Flights.BaselineStore.Tests;

/// <summary>Stands in the classifier's place and writes down what is announced.</summary>
internal sealed class ListenerModule : IServiceModule
{
    private readonly Channel<V1.FlightRecorded> _announced = Channel.CreateUnbounded<V1.FlightRecorded>();

    public string Name => "classifier";

    public ChannelReader<V1.FlightRecorded> Announced => _announced.Reader;

    public void AddServices(ModuleServices services) => services.Services.AddSingleton(_announced.Writer);

    public void AddConsumers(ConsumerRegistry consumers) => consumers.Add<Listener>("classifier.flight-recorded");

    public void MapGrpc(IEndpointRouteBuilder endpoints)
    {
    }

    internal sealed class Listener(ChannelWriter<V1.FlightRecorded> announced) : IConsumer<V1.FlightRecorded>
    {
        public Task Consume(ConsumeContext<V1.FlightRecorded> context) =>
            announced.WriteAsync(context.Message, context.CancellationToken).AsTask();
    }
}
