namespace Flights.EndToEnd.Tests.Telemetry;

/// <summary>What an instrument had measured when a process sent it.</summary>
/// <param name="Service">The process.</param>
/// <param name="Name">The instrument.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Tags">What the value is of: <c>name=value</c>, with commas between.</param>
/// <param name="Value">The value; of a histogram, how many there were.</param>
internal sealed record ReceivedMetric(string Service, string Name, string Unit, string Tags, double Value);
