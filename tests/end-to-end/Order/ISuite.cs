using Flights.Cli.Replay;

namespace Flights.EndToEnd.Tests.Order;

/// <summary>All services at addresses that stay the same, however often they are disturbed.</summary>
internal interface ISuite : IAsyncDisposable
{
    /// <summary>Where they listen.</summary>
    SuiteAddresses Addresses { get; }

    /// <summary>Ends when they serve again, at once if they do.</summary>
    Task Serving { get; }

    /// <summary>How often something was aborted or killed.</summary>
    int FaultCount { get; }

    /// <summary>Stops them in the middle of their work, and starts them anew.</summary>
    Task DisturbAsync(CancellationToken cancellationToken);

    /// <summary>From now on nothing disturbs them, and what was left undone is taken up.</summary>
    Task CalmAsync(CancellationToken cancellationToken);
}
