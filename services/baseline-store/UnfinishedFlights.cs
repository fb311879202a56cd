using Flights.Platform.Bus;
using Flights.Platform.Errors;

namespace Flights.BaselineStore;

/// <summary>At its start, announces again the flights that are not done: the bus inside a process forgets when the process
/// dies, and a process may die between its commit and its message.</summary>
internal sealed partial class UnfinishedFlights(
    IFlightStore store, IMessagePublisher publisher, IHostApplicationLifetime lifetime, ILogger<UnfinishedFlights> logger)
    : BackgroundService
{
    // The consumers of one announcement ask this very process for evidence; a few at a time keep it answering others.
    private const int AtOnce = 4;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var onStarted = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        var unfinished = await store.ListNotDoneAsync(stoppingToken);
        if (unfinished.Count == 0)
        {
            return;
        }

        AnnouncedAgain(logger, unfinished.Count);
        await Parallel.ForEachAsync(
            unfinished,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stoppingToken },
            async (announcement, token) =>
            {
                try
                {
                    await publisher.PublishAsync(announcement.ToMessage(), token);
                }
                catch (FlightsException e)
                {
                    // One flight that cannot be judged must not keep the others back, nor end the process.
                    Failed(logger, announcement.ToMessage().Flight, e);
                }
            });
    }
}
