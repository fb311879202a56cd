namespace Flights.EndToEnd.Tests.Telemetry;

/// <summary>An entry of the log as a process sent it.</summary>
/// <param name="Service">The process.</param>
/// <param name="Text">What it says.</param>
/// <param name="TraceId">The trace that it was written in, in hexadecimal digits; empty for none.</param>
/// <param name="SpanId">The span that it was written in, in hexadecimal digits; empty for none.</param>
internal sealed record ReceivedLog(string Service, string Text, string TraceId, string SpanId);
