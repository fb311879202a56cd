using Flights.EndToEnd.Tests.Telemetry.Otlp;

namespace Flights.EndToEnd.Tests.Telemetry;

/// <summary>A span as a process sent it.</summary>
/// <param name="Service">The process.</param>
/// <param name="Source">The part of the program that made the span.</param>
/// <param name="Name">What was done.</param>
/// <param name="Kind">Its place between two processes.</param>
/// <param name="TraceId">The trace, in hexadecimal digits.</param>
/// <param name="Id">The span, in hexadecimal digits.</param>
/// <param name="ParentId">The span that it is a part of, in hexadecimal digits; empty for none.</param>
internal sealed record ReceivedSpan(string Service, string Source, string Name, SpanKind Kind, string TraceId, string Id, string ParentId);
