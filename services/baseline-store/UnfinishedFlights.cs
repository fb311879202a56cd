using Flights.BaselineStore.Recording;
using Flights.Platform.Bus;
using Flights.Platform.Errors;

namespace Flights.BaselineStore;

/// <summary>At its start, announces again the flights that are not done: the bus inside a process forgets when the process
/// dies, and a process may die between its commit and its message.</summary>
/// <param name="store">Knows them.</param>
/// <param name="publisher">Announces them.</param>
/// <param name="lifetime">Tells when the process has started.</param>
/// <param name="clock">Measures the wait for a database that is away.</param>
/// <param name="logger">The log.</param>
internal sealed partial class UnfinishedFlights(
    IFlightStore store, IMessagePublisher publisher, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<UnfinishedFlights> logger)
    : BackgroundService
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(1);

    // The consumers of one announcement ask this very process for evidence; a few at a time keep it answering others.
    private const int AtOnce = 4;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var onStarted = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        var unfinished = await ListAsync(stoppingToken);
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

    // A database that goes away just after the start is waited for, as it is later: it ends no process.
    private async Task<IReadOnlyList<Announcement>> ListAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                return await store.ListNotDoneAsync(stoppingToken);
            }
            catch (FlightsException failure) when (failure.Kind == ErrorKind.Unavailable)
            {
                Delayed(logger, Wait.TotalSeconds, failure);
                await Task.Delay(Wait, clock, stoppingToken);
            }
        }
    }
}
