using System.Diagnostics;

namespace Flights.EndToEnd.Tests.Commands;

/// <summary>A <c>flights</c> that goes on until it is told to stop, read line by line.</summary>
internal sealed class RunningCommand : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task<string> _errors;

    private RunningCommand(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync(Cancelled);
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>Starts it.</summary>
    public static RunningCommand Start(string[] arguments, IReadOnlyDictionary<string, string>? variables = null) =>
        new(Command.Start(arguments, variables));

    /// <summary>The next line that it prints; fails when it has ended, or prints none for two minutes.</summary>
    public async Task<string> ReadLineAsync()
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        end.CancelAfter(TimeSpan.FromMinutes(2));
        return await _process.StandardOutput.ReadLineAsync(end.Token)
            ?? throw new InvalidOperationException($"The command printed no more, but:\n{await _errors}");
    }

    /// <summary>Tells it to stop. Not by SIGINT, which a process below a background job of a shell ignores: both go the same way.</summary>
    /// <returns>Its exit code, what else it has printed, and what it has written to standard error.</returns>
    public async Task<Command.Ended> StopAsync()
    {
        using var terminate = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        await terminate.WaitForExitAsync(Cancelled);
        return await EndAsync();
    }

    /// <summary>Waits until it ends by itself.</summary>
    public async Task<Command.Ended> EndAsync()
    {
        var rest = await _process.StandardOutput.ReadToEndAsync(Cancelled);
        await _process.WaitForExitAsync(Cancelled);
        return new Command.Ended(_process.ExitCode, rest, await _errors);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
    }
}
