namespace Flights.Classifier.Allow;

/// <summary>Looks at the allow files from time to time: what a mounted folder tells of its changes by itself is not to be relied on.</summary>
internal sealed class AllowWatch(AllowReader reader, AllowOptions options, TimeProvider clock, IHostApplicationLifetime lifetime)
    : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // With all services in one process, the store is this very process.
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var onStarted = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        while (true)
        {
            await reader.LookAsync(stoppingToken);
            await Task.Delay(options.Poll, clock, stoppingToken);
        }
    }
}
