using Microsoft.Extensions.Hosting;

namespace Flights.Platform.Hosting;

/// <summary>Leaves signals to the program around the host.</summary>
internal sealed class SilentLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
