using Flights.Platform.Errors;

namespace Flights.Platform.Telemetry;

/// <summary>Measures what must be asked of a server, and so is asked for rarely.</summary>
public interface IRareMeasurement
{
    /// <summary>Asks, and records the answer.</summary>
    /// <exception cref="FlightsException">The server does not answer: nothing is recorded.</exception>
    Task MeasureAsync(CancellationToken cancellationToken);
}
