using Flights.Cli.Replay;
using Flights.Cli.Sources;
using Flights.Cli.Submit;

namespace Flights.Cli.Import;

/// <summary>Submits mails and waits while the service is away or has no room, with growing pauses, as long as there is patience.</summary>
/// <param name="submitter">Submits once.</param>
/// <param name="patience">How long nothing may succeed.</param>
/// <param name="clock">The clock of the pauses.</param>
internal sealed class PatientSubmitter(ReportSubmitter submitter, TimeSpan patience, TimeProvider clock)
{
    /// <summary>How often the service may fail over one mail before that mail is refused.</summary>
    private const int MaxFailures = 3;

    /// <summary>After how many such mails in a row it is the service that is ill, and not the mails.</summary>
    private const int MaxFailedInARow = 20;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private long _lastAnswer = clock.GetTimestamp();
    private int _failedInARow;

    /// <summary>Submits a mail.</summary>
    /// <returns>The outcome: accepted, refused, or failed for this mail.</returns>
    /// <exception cref="ReplayFailedException">The service is away for too long, refuses the caller, or fails over every mail.</exception>
    public async Task<SubmitOutcome> SubmitAsync(ReadOnlyMemory<byte> mail, CancellationToken cancellationToken)
    {
        var pause = FirstPause;
        for (var failures = 0; ;)
        {
            var outcome = await submitter.SubmitAsync(mail, cancellationToken);
            switch (outcome.Kind)
            {
                case SubmitKind.Accepted or SubmitKind.Refused:
                    Interlocked.Exchange(ref _lastAnswer, clock.GetTimestamp());
                    Interlocked.Exchange(ref _failedInARow, 0);
                    return outcome;
                case SubmitKind.Impossible:
                    throw new ReplayFailedException(ExitCode.Unavailable, $"the parser service refuses: {Text(outcome.Refusal)}");
                case SubmitKind.Failed when ++failures == MaxFailures:
                    return Interlocked.Increment(ref _failedInARow) < MaxFailedInARow
                        ? outcome
                        : throw new ReplayFailedException(
                            ExitCode.Unavailable, $"the parser service fails over every mail: {Text(outcome.Refusal)}");
                case SubmitKind.TryLater when clock.GetElapsedTime(Interlocked.Read(ref _lastAnswer)) >= patience:
                    throw new ReplayFailedException(
                        ExitCode.Unavailable,
                        outcome.RetryDelay is null
                            ? $"the services do not answer: {Text(outcome.Refusal)} The same command goes on when they do."
                            : $"the services have no room: {Text(outcome.Refusal)} The same command goes on when they have.");
            }

            // Not all in step, or they come back all at once.
            await Task.Delay(pause * (0.5 + Random.Shared.NextDouble()), clock, cancellationToken);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    private static string Text(Refusal? refusal) => $"{refusal?.Reason}: {refusal?.Message}";
}
