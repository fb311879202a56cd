using Flights.Cli.Asking;
using Flights.Platform.Options;
using Grpc.Core;

namespace Flights.Cli.Replay;

/// <summary>Asks the services something for a command, and tells by its exit code what went wrong.</summary>
internal static class SuiteQuestion
{
    /// <summary>Asks running services, or an embedded suite over databases that are kept.</summary>
    /// <param name="choice">Which.</param>
    /// <param name="ask">Asks, prints, and gives the exit code.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The exit code: one of <see cref="ExitCode"/>.</returns>
    public static Task<int> RunAsync(
        SuiteChoice choice, Func<Suite, CancellationToken, Task<int>> ask, CancellationToken cancellationToken) =>
        choice.Data is { Exists: false } data
            ? FailAsync(ExitCode.NoInput, $"'{data}' is no folder with databases.")
            : RunInAsync(choice, ask, cancellationToken);

    /// <summary>Uses running services, or an embedded suite over databases that are made if they are not there.</summary>
    /// <inheritdoc cref="RunAsync"/>
    public static async Task<int> RunInAsync(
        SuiteChoice choice, Func<Suite, CancellationToken, Task<int>> ask, CancellationToken cancellationToken)
    {
        try
        {
            await using var suite = await Suite.StartAsync(choice.Data, choice.Addresses(), TimeProvider.System, cancellationToken);
            return await ask(suite, cancellationToken);
        }
        catch (RpcException error) when (error.StatusCode is StatusCode.NotFound or StatusCode.InvalidArgument)
        {
            var exitCode = error.StatusCode == StatusCode.NotFound ? ExitCode.NoInput : ExitCode.UsageError;
            return await FailAsync(exitCode, error.Status.Detail);
        }
        catch (RpcException error) when (error.StatusCode != StatusCode.Cancelled)
        {
            return await FailAsync(ExitCode.Unavailable, $"{error.StatusCode}: {error.Status.Detail}");
        }
        catch (OptionsException error)
        {
            return await FailAsync(ExitCode.ConfigurationError, error.Message);
        }
        catch (ReplayFailedException failure)
        {
            return await FailAsync(failure.ExitCode, failure.Message);
        }
    }

    /// <summary>Says what is wrong.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> FailAsync(int exitCode, string message)
    {
        await Console.Error.WriteLineAsync($"flights: {message}");
        return exitCode;
    }
}
