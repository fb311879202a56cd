namespace Flights.Cli.Replay;

/// <summary>A replay could not be brought to its end, for a reason that is not the input's.</summary>
/// <param name="exitCode">How the program is to end: one of <see cref="ExitCode"/>.</param>
/// <param name="message">What went wrong, and what to do.</param>
internal sealed class ReplayFailedException(int exitCode, string message) : Exception(message)
{
    /// <summary>How the program is to end.</summary>
    public int ExitCode { get; } = exitCode;
}
