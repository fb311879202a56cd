using Flights.Platform.Bus;
using Flights.Platform.Errors;
using Flights.Platform.Hosting;
using Flights.Platform.Json;
using Flights.Platform.Options;
using Flights.Platform.Security;
using Flights.Platform.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace Flights.Platform;

/// <summary>Runs a choice of modules as one process: gRPC, bus, health, telemetry.</summary>
public static class ServiceHost
{
    private static readonly TimeSpan HealthPause = TimeSpan.FromSeconds(5);

    /// <summary>Builds a host of modules from the environment. A service takes no arguments.</summary>
    /// <exception cref="OptionsException">The configuration is wrong.</exception>
    public static WebApplication Build(string[] args, params IServiceModule[] modules)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(args.Length, 0);
        return Build(new HostSettings(), modules);
    }

    /// <summary>Builds a host of modules, as the program around it wants.</summary>
    /// <exception cref="OptionsException">The configuration is wrong.</exception>
    public static WebApplication Build(HostSettings settings, params IServiceModule[] modules)
    {
        var composition = HostComposition.Collect(settings, modules);
        if (composition.Options.Errors.Count > 0)
        {
            throw new OptionsException(composition.Options.Errors);
        }

        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = composition.Name });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => KestrelSetup.Configure(
            kestrel, composition.Listen, composition.Monitoring, composition.Web));
        builder.AddTelemetry(composition.Name, composition.Listen, composition.Monitoring, composition.Variables);
        AddPlatform(builder.Services, composition);
        if (!settings.StopsOnSignals)
        {
            builder.Services.AddSingleton<IHostLifetime, SilentLifetime>();
        }

        // The order of registration is the order of start: the bus, then the modules' own hosted services, then the server.
        builder.Services.AddBus(composition.Bus, composition.Consumers, composition.Listen.StopTimeout);
        foreach (var part in composition.ModuleParts)
        {
            builder.Services.Add(part);
        }

        builder.Services.AddHostedService<RareMeasurements>();
        var app = builder.Build();
        HostRunner.Warn(app.Logger, composition);
        if (composition.Monitoring.HttpListen is not null)
        {
            app.UseOperatorPages();
        }

        if (composition.Web.JsonListen is not null)
        {
            app.UseJsonPages();
        }

        app.UseRouting();
        if (composition.Web.JsonListen is not null)
        {
            app.UseJson(composition.Web);
        }

        app.UseAccessControl(composition.Auth);
        app.UseRateLimiter();
        app.UseMiddleware<CallDeadline>();
        if (composition.Web.JsonListen is not null)
        {
            app.UseMiddleware<JsonRequestCheck>();
        }

        foreach (var module in modules)
        {
            module.MapGrpc(app);
        }

        app.MapHealthAndReflection();
        return app;
    }

    /// <summary>Runs modules until the process is told to stop.</summary>
    /// <returns>The exit code: 0 after a clean stop, 64 for wrong arguments, 78 for a wrong configuration, 70 after a failure.</returns>
    public static Task<int> RunAsync(string[] args, params IServiceModule[] modules) => HostRunner.RunAsync(args, modules);

    /// <summary>Runs modules until the process is told to stop, as the program around them wants.</summary>
    /// <param name="settings">What that program decides.</param>
    /// <param name="ready">Is told where they listen, as soon as they serve.</param>
    /// <param name="modules">The modules.</param>
    /// <returns>The exit code: 0 after a clean stop, 78 for a wrong configuration, 70 after a failure.</returns>
    public static Task<int> RunAsync(HostSettings settings, Action<Uri> ready, params IServiceModule[] modules) =>
        HostRunner.RunAsync(settings, modules, ready);

    /// <summary>Where a started host listens: the very port, even if it was told to take a free one.</summary>
    public static Uri AddressOf(WebApplication app) => OwnAddress.Of(app.Services.GetRequiredService<IServer>());

    private static void AddPlatform(IServiceCollection services, HostComposition composition)
    {
        services.AddSingleton(composition.Listen);
        services.AddSingleton(composition.Monitoring);
        services.AddSingleton(composition.Bus);
        services.TryAddSingleton(TimeProvider.System);
        services.AddAccessControl(composition.Auth);
        services.AddCallLimits();
        services.AddSingleton(composition.PeerAccess);
        services.AddSingleton<PeerConnections>();
        if (composition.Tls.IsOn)
        {
            services.AddSingleton(composition.Tls);
            services.AddSingleton<ServerTls>();
        }

        services.Configure<HostOptions>(host => host.ShutdownTimeout = composition.Listen.StopTimeout);
        services.AddRouting();
        var grpcServices = services.AddGrpc(grpc =>
        {
            // Before the other: the errors of a call by JSON are answered as those of any call.
            if (composition.Web.JsonListen is not null)
            {
                grpc.Interceptors.Add<JsonCallInterceptor>();
            }

            grpc.MaxReceiveMessageSize = composition.Listen.MaxMessageBytes;
            grpc.MaxSendMessageSize = composition.Listen.MaxMessageBytes;
            grpc.Interceptors.Add<ErrorInterceptor>();
        });
        if (composition.Web.JsonListen is not null)
        {
            grpcServices.AddJson(composition.Web);
        }

        services.AddGrpcReflection();
        services.AddGrpcHealthChecks()
            .AddCheck(HealthNames.Live, () => HealthCheckResult.Healthy(), [HealthTags.Apart])
            .AddCheck<StartedHealth>(HealthNames.Started, tags: [HealthTags.Apart]);

        // Who watches health is told as soon as who asks for it again and again.
        services.Configure<HealthCheckPublisherOptions>(health => health.Period = HealthPause);
    }
}
