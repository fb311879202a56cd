using Grpc.Core;

namespace Flights.Platform.Tests;

/// <summary>A parser service whose every call does what the test says.</summary>
public sealed class TestParserService(Func<ServerCallContext, Task<V1.Flight>> parse) : V1.ParserService.ParserServiceBase
{
    public override async Task<V1.ParseReportResponse> ParseReport(V1.ParseReportRequest request, ServerCallContext context) =>
        new() { Flight = await parse(context) };
}
