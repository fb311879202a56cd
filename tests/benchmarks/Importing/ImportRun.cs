using System.Diagnostics;
using System.Diagnostics.Metrics;
using Flights.Embedded;
using Flights.Platform;
using Flights.Platform.Hosting;
using Flights.Platform.Telemetry;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace Flights.Benchmarks.Importing;

/// <summary>Imports flights into an embedded suite of its own, one after the other, and waits until the last of them is in the ledger.</summary>
internal static class ImportRun
{
    // A call brings so many flights at most.
    private const int Batch = 5_000;

    /// <summary>Does so.</summary>
    /// <param name="flights">The flights.</param>
    /// <param name="variables">What the suite is told besides.</param>
    public static async Task<ImportCost> RunAsync(IReadOnlyList<V1.SubmitFlightRequest> flights, IReadOnlyDictionary<string, string> variables)
    {
        var data = Directory.CreateTempSubdirectory("flights-benchmark-");
        try
        {
            await using var suite = Build(data, variables);
            await suite.StartAsync();
            using var channel = GrpcChannel.ForAddress(ServiceHost.AddressOf(suite));
            long judgements = 0;
            using var listener = Count(() => Interlocked.Increment(ref judgements));
            var (start, processor) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            var submitted = new List<V1.ReportRef>();
            foreach (var batch in flights.Chunk(Batch))
            {
                submitted.AddRange(await SubmitAsync(new V1.ParserService.ParserServiceClient(channel), batch));
            }

            await PipelineEnd.WaitAsync(channel, submitted);
            var cost = new ImportCost(
                flights.Count, Stopwatch.GetElapsedTime(start), Environment.CpuUsage.TotalTime - processor, Interlocked.Read(ref judgements));
            await suite.StopAsync();
            return cost;
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    private static WebApplication Build(DirectoryInfo data, IReadOnlyDictionary<string, string> variables) => EmbeddedSuite.Build(new HostSettings
    {
        UseEnvironment = false,
        StopsOnSignals = false,
        LogLevel = LogLevel.None,
        Overrides = new Dictionary<string, string>(variables)
        {
            ["FLIGHTS_DATA"] = data.FullName,
            ["FLIGHTS_LISTEN"] = "http://127.0.0.1:0",
            ["FLIGHTS_BUS"] = "in-memory",
            // However far judging falls behind: nothing is refused.
            ["FLIGHTS_BUS_MAX_WAITING"] = "100000000",
        },
    });

    private static MeterListener Count(Action judged)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listening) =>
            {
                if (instrument == FlightsTelemetry.Metrics.FlightsClassified)
                {
                    listening.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((_, _, _, _) => judged());
        listener.Start();
        return listener;
    }

    private static async Task<IEnumerable<V1.ReportRef>> SubmitAsync(V1.ParserService.ParserServiceClient parser, V1.SubmitFlightRequest[] flights)
    {
        using var call = parser.SubmitFlights(new CallOptions());
        foreach (var flight in flights)
        {
            await call.RequestStream.WriteAsync(new V1.SubmitFlightsRequest { Request = flight });
        }

        await call.RequestStream.CompleteAsync();
        var response = await call;
        if (response.Refused.Count > 0)
        {
            throw new InvalidOperationException($"The benchmark's own flights are refused: {response.Refused[0]}.");
        }

        return response.Flights.Select(each => new V1.ReportRef { Flight = each.Name, Digest = each.Digest });
    }
}
