using Flights.Platform.Errors;

namespace Flights.Parser.Imap;

/// <summary>Reads the reports of a mailbox, in the order of their UIDs: old ones first, then each that comes. A mail is done with when the
/// bus has its report; a crash before that is kept submits it again, which changes nothing.</summary>
internal sealed partial class ImapPoller(
    ImapOptions options,
    ImapPositionFile file,
    MailTaker taker,
    ImapHealth health,
    TimeProvider clock,
    IHostApplicationLifetime lifetime,
    ILogger<ImapPoller> logger)
    : BackgroundService
{
    private const int MostAside = 100;

    private static readonly TimeSpan AsidePause = TimeSpan.FromMinutes(15);

    private readonly BackOff _pauses = new(options.RetryMaxPause);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // With all services in one process, submitting a report calls this very process.
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var onStarted = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        while (true)
        {
            var pause = await FailAsync(stoppingToken);
            await Task.Delay(pause, clock, stoppingToken);
        }
    }

    /// <summary>Reads until something fails.</summary>
    /// <returns>How long to wait before the next attempt.</returns>
    private async Task<TimeSpan> FailAsync(CancellationToken stoppingToken)
    {
        try
        {
            await ReadAsync(stoppingToken);
            return TimeSpan.Zero;
        }
        catch (FlightsException failure)
        {
            return PauseAfter(failure.Reason, failure.Message, null);
        }
        catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
        {
            // The service answers calls too, which a fault here must not end: it is told, and tried again.
            return PauseAfter(ImapReasons.Internal, failure.Message, failure);
        }
    }

    private TimeSpan PauseAfter(string reason, string message, Exception? failure)
    {
        var pause = _pauses.Next(isSlow: reason == ImapReasons.AuthenticationFailed);
        health.IsNotReading(reason);
        Log.Failed(logger, options.Folder, reason, message, pause.TotalSeconds, failure);
        return pause;
    }

    /// <summary>One connection. It ends without a failure if the folder is not what it was.</summary>
    private async Task ReadAsync(CancellationToken stoppingToken)
    {
        await using var connection = await ImapConnection.OpenAsync(options, clock, stoppingToken);
        var position = StartOf(connection);
        DateTimeOffset? asideTried = null;
        while (connection.UidValidity == position.UidValidity)
        {
            if (position.Aside.Count > 0 && (asideTried is not { } last || clock.GetUtcNow() - last >= AsidePause))
            {
                position = await TakeAsideAsync(connection, position, stoppingToken);
                asideTried = clock.GetUtcNow();
            }

            position = await TakeNewAsync(connection, position, stoppingToken);
            Succeeded();
            await connection.WaitAsync(stoppingToken);
        }
    }

    private void Succeeded()
    {
        _pauses.Reset();
        health.IsReading();
    }

    private ImapPosition StartOf(ImapConnection connection)
    {
        var position = file.Load();
        if (position is not null && position.UidValidity != connection.UidValidity)
        {
            Log.IsAnotherFolder(logger, options.Folder, position.UidValidity, connection.UidValidity);
            position = null;
        }

        position ??= ImapPosition.StartOf(connection.UidValidity);
        Log.Opened(logger, options.Folder, options.Server!.Host, connection.Count, position.LastUid);
        if (options.Mode == ImapMode.Idle && !connection.HasIdle)
        {
            Log.HasNoIdle(logger, options.Server.Host, options.Poll.TotalSeconds);
        }

        return position;
    }

    private async Task<ImapPosition> TakeNewAsync(ImapConnection connection, ImapPosition position, CancellationToken stoppingToken)
    {
        while (await connection.NextAsync(position.LastUid, stoppingToken) is { Count: > 0 } mails)
        {
            foreach (var mail in mails)
            {
                var isAside = await taker.TakeAsync(connection, mail, stoppingToken) == MailOutcome.PutAside;
                if (isAside && position.Aside.Count == MostAside)
                {
                    throw new FlightsException(
                        ErrorKind.Unavailable, ImapReasons.TooManyAside, $"{MostAside} mails are put aside: waiting until they can be taken.");
                }

                position = position.After(mail.Uid, isAside);
                file.Save(position);
                Succeeded();
            }
        }

        return position;
    }

    private async Task<ImapPosition> TakeAsideAsync(ImapConnection connection, ImapPosition position, CancellationToken stoppingToken)
    {
        foreach (var uid in position.Aside)
        {
            if (await taker.TakeAsync(connection, new ImapMail(uid, 0), stoppingToken) != MailOutcome.PutAside)
            {
                position = position.Without(uid);
                file.Save(position);
            }
        }

        return position;
    }
}
