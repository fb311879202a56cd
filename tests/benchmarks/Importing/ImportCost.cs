namespace Flights.Benchmarks.Importing;

/// <summary>What an import cost.</summary>
/// <param name="FlightCount">How many flights it brought.</param>
/// <param name="Time">From the first flight to the moment at which all are through.</param>
/// <param name="ProcessorTime">What the processors spent on it.</param>
/// <param name="JudgementCount">How often a flight was judged.</param>
internal sealed record ImportCost(int FlightCount, TimeSpan Time, TimeSpan ProcessorTime, long JudgementCount)
{
    /// <summary>How often each flight was judged.</summary>
    public double JudgementsOfFlight => (double)JudgementCount / FlightCount;

    /// <summary>Processor time by n log2 n, in microseconds.</summary>
    public double Growth => ProcessorTime.TotalMicroseconds / (FlightCount * Math.Log2(FlightCount));
}
