namespace Flights.Benchmarks.Messaging;

/// <summary>What it took to send messages from a publisher to a consumer.</summary>
/// <param name="Rate">How many were consumed in a second, from the first publication on.</param>
/// <param name="ProcessorTime">The processor time of this process for each, in microseconds.</param>
internal sealed record MessageCost(double Rate, double ProcessorTime);
