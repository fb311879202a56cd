using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Reflection.V1Alpha;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace Flights.Platform.Tests.Hosting;

public sealed class ServiceHostTests
{
    private static TestModule Parser => new("parser")
    {
        Services = services => services.Services.AddSingleton(
            new TestParserService(context => Task.FromResult(new V1.Flight { Name = context.Deadline < DateTime.MaxValue ? "bounded" : "" }))),
        Grpc = endpoints => endpoints.MapGrpcService<TestParserService>(),
    };

    [Theory]
    [InlineData("")]
    [InlineData("flights.v1.ParserService")]
    public async Task Health_OfProcessAndService_IsServing(string service)
    {
        await using var host = await TestHost.StartAsync(Parser);
        var client = new Health.HealthClient(host.Channel);

        var answer = await client.CheckAsync(
            new HealthCheckRequest { Service = service }, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, answer.Status);
    }

    [Fact]
    public async Task Health_OfUnknownService_IsNotFound()
    {
        await using var host = await TestHost.StartAsync(Parser);
        var client = new Health.HealthClient(host.Channel);

        var answer = await Assert.ThrowsAsync<RpcException>(async () => await client.CheckAsync(
            new HealthCheckRequest { Service = "flights.v1.NotifierService" }, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(StatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Health_OfAPartThatFails_IsItsOwnAlone()
    {
        var module = new TestModule("parser")
        {
            Services = services =>
            {
                services.Services.AddSingleton<FailingCheck>();
                services.AddHealth<FailingCheck>("flights.v1.ParserService/part");
                services.Services.AddSingleton(new TestParserService(_ => Task.FromResult(new V1.Flight())));
            },
            Grpc = endpoints => endpoints.MapGrpcService<TestParserService>(),
        };
        await using var host = await TestHost.StartAsync(module);

        Assert.Equal(HealthCheckResponse.Types.ServingStatus.NotServing, await StatusAsync("flights.v1.ParserService/part"));
        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, await StatusAsync("flights.v1.ParserService"));
        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, await StatusAsync(""));

        async Task<HealthCheckResponse.Types.ServingStatus> StatusAsync(string service)
        {
            var answer = await new Health.HealthClient(host.Channel).CheckAsync(
                new HealthCheckRequest { Service = service }, cancellationToken: TestContext.Current.CancellationToken);
            return answer.Status;
        }
    }

    [Fact]
    public async Task Reflection_ListServices_NamesWhatIsServed()
    {
        await using var host = await TestHost.StartAsync(Parser);
        var client = new ServerReflection.ServerReflectionClient(host.Channel);
        using var call = client.ServerReflectionInfo(cancellationToken: TestContext.Current.CancellationToken);

        await call.RequestStream.WriteAsync(new ServerReflectionRequest { ListServices = "" }, TestContext.Current.CancellationToken);
        await call.ResponseStream.MoveNext(TestContext.Current.CancellationToken);
        await call.RequestStream.CompleteAsync();

        var names = call.ResponseStream.Current.ListServicesResponse.Service.Select(service => service.Name);
        Assert.Contains("flights.v1.ParserService", names);
        Assert.Contains("grpc.health.v1.Health", names);
    }

    [Fact]
    public async Task Peer_OfThisProcess_IsReachedOnItsOwnPortWithADeadline()
    {
        var caller = new TestModule("classifier")
        {
            Services = services => services.AddPeer<V1.ParserService.ParserServiceClient>("parser"),
        };
        await using var host = await TestHost.StartAsync(Parser, caller);

        var answer = await host.Part<V1.ParserService.ParserServiceClient>().ParseReportAsync(
            new V1.ParseReportRequest(), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal("bounded", answer.Flight.Name);
    }

    [Fact]
    public async Task Peer_CalledBeforeTheServerListens_WaitsForIt()
    {
        var caller = new TestModule("classifier")
        {
            Services = services =>
            {
                services.AddPeer<V1.ParserService.ParserServiceClient>("parser");
                services.Services.AddSingleton<EarlyCaller>();
                services.Services.AddHostedService(provider => provider.GetRequiredService<EarlyCaller>());
            },
        };
        await using var host = await TestHost.StartAsync(Parser, caller);

        var answer = await host.Part<EarlyCaller>().Answer;

        Assert.Equal("bounded", answer.Flight.Name);
    }

    [Fact]
    public async Task Call_MessageAboveTheLimit_IsRefused()
    {
        var settings = TestHost.Settings(("FLIGHTS_BUS", "in-memory"), ("FLIGHTS_MAX_MESSAGE_BYTES", "65536"));
        await using var host = await TestHost.StartAsync(settings, Parser);
        var client = new V1.ParserService.ParserServiceClient(host.Channel);
        var request = new V1.ParseReportRequest { Text = Google.Protobuf.ByteString.CopyFrom(new byte[70_000]) };

        var answer = await Assert.ThrowsAsync<RpcException>(
            async () => await client.ParseReportAsync(request, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(StatusCode.ResourceExhausted, answer.StatusCode);
    }

    [Fact]
    public async Task Run_Arguments_EndsWithUsage() => Assert.Equal(64, await ServiceHost.RunAsync(["--port=1"], Parser));

    [Fact]
    public async Task Run_WrongConfiguration_EndsWithConfig()
    {
        var module = new TestModule { Services = services => services.Options<RequiredOptions>() };

        Assert.Equal(78, await ServiceHost.RunAsync([], module));
    }

    private sealed class FailingCheck : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(HealthCheckResult.Unhealthy());
    }

    private sealed class EarlyCaller(V1.ParserService.ParserServiceClient parser) : IHostedService
    {
        public Task<V1.ParseReportResponse> Answer { get; private set; } = Task.FromResult(new V1.ParseReportResponse());

        public Task StartAsync(CancellationToken cancellationToken)
        {
            Answer = parser.ParseReportAsync(new V1.ParseReportRequest(), cancellationToken: CancellationToken.None).ResponseAsync;
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class RequiredOptions : System.ComponentModel.DataAnnotations.IValidatableObject
    {
        public IEnumerable<System.ComponentModel.DataAnnotations.ValidationResult> Validate(
            System.ComponentModel.DataAnnotations.ValidationContext validationContext) => [new("It is wrong.")];
    }
}
