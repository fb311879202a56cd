using Flights.Platform.Options;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Flights.Platform.Hosting;

/// <summary>Runs a host as a process: exit codes as of <c>sysexits.h</c>, what went wrong on standard error.</summary>
internal static partial class HostRunner
{
    private const int ExitUsage = 64;
    private const int ExitSoftware = 70;
    private const int ExitConfig = 78;

    public static async Task<int> RunAsync(string[] args, IServiceModule[] modules)
    {
        if (args is ["--help"])
        {
            WriteVariables(Console.Out, modules);
            return 0;
        }

        if (args.Length > 0)
        {
            await Console.Error.WriteLineAsync("A service takes no arguments but --help: environment variables configure it.").ConfigureAwait(false);
            return ExitUsage;
        }

        return await RunAsync(new HostSettings(), modules, null).ConfigureAwait(false);
    }

    public static async Task<int> RunAsync(HostSettings settings, IServiceModule[] modules, Action<Uri>? ready)
    {
        WebApplication app;
        try
        {
            app = ServiceHost.Build(settings, modules);
        }
        catch (OptionsException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message).ConfigureAwait(false);
            return ExitConfig;
        }

        await using (app.ConfigureAwait(false))
        {
            return await RunAsync(app, ready).ConfigureAwait(false);
        }
    }

    /// <summary>Logs what is no error in the configuration, but likely a mistake.</summary>
    public static void Warn(ILogger logger, HostComposition composition)
    {
        foreach (var (name, known) in composition.Options.Misspelt())
        {
            Log.Misspelt(logger, name, known);
        }

        if (!composition.Auth.IsOn && !composition.Listen.Listen.IsLoopback)
        {
            Log.Open(logger, composition.Listen.Listen);
        }

        if (!composition.Auth.IsOn && composition.Web.JsonListen is { IsLoopback: false } json)
        {
            Log.Open(logger, json);
        }
    }

    private static async Task<int> RunAsync(WebApplication app, Action<Uri>? ready)
    {
        try
        {
            await app.StartAsync().ConfigureAwait(false);
            var address = ServiceHost.AddressOf(app);
            Log.Listening(app.Logger, app.Environment.ApplicationName, address);
            ready?.Invoke(address);
            await app.WaitForShutdownAsync().ConfigureAwait(false);
        }
        catch (Exception) when (IsStoppedBeforeStart(app.Lifetime))
        {
            // Told to stop while it waited for the broker: how the start then ends says nothing.
            return 0;
        }
        catch (Exception exception)
        {
            Log.Crashed(app.Logger, app.Environment.ApplicationName, exception);
            return ExitSoftware;
        }

        // A background service that fails stops the host; the host itself ends as if it had been told to.
        var failed = app.Services.GetServices<IHostedService>().OfType<BackgroundService>().Any(service => service.ExecuteTask is { IsFaulted: true });
        return failed ? ExitSoftware : 0;
    }

    private static bool IsStoppedBeforeStart(IHostApplicationLifetime lifetime) =>
        lifetime.ApplicationStopping.IsCancellationRequested && !lifetime.ApplicationStarted.IsCancellationRequested;

    private static void WriteVariables(TextWriter output, IServiceModule[] modules)
    {
        foreach (var variable in OptionsCatalog.Of(modules))
        {
            output.WriteLine($"{variable.Name,-36} {variable.Default}");
        }
    }
}
