using System.Diagnostics;
using Google.Protobuf;
using Grpc.Net.Client;

namespace Flights.EndToEnd.Tests.Telemetry;

/// <summary>A line of the log says in which trace it was written.</summary>
public sealed class LogTests
{
    [Theory]
    [InlineData("text", " trace_id={0} span_id=")]
    [InlineData("json", "\"TraceId\":\"{0}\"")]
    public async Task Line_WrittenForAReport_NamesTheTraceOfTheReport(string format, string form)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var data = Directory.CreateTempSubdirectory("flights-test-");
        var variables = new Dictionary<string, string> { ["FLIGHTS_DATA"] = data.FullName, ["FLIGHTS_LOG_FORMAT"] = format };
        try
        {
            await using var suite = await ServiceProcess.StartAsync("Embedded", ServiceProcess.FreeAddress(), variables, cancellationToken);
            using var channel = GrpcChannel.ForAddress(suite.Address);
            using var caller = new Activity("caller").SetIdFormat(ActivityIdFormat.W3C).Start();
            caller.ActivityTraceFlags = ActivityTraceFlags.Recorded;
            var text = ByteString.CopyFrom(await File.ReadAllBytesAsync(Inputs.Flights[0], cancellationToken));

            await new V1.ParserService.ParserServiceClient(channel).SubmitReportAsync(
                new V1.SubmitReportRequest { Text = text }, cancellationToken: cancellationToken);

            var mark = form.Replace("{0}", caller.TraceId.ToString(), StringComparison.Ordinal);
            foreach (var said in (string[])["Recorded labs/default/flights/201001", "Classified labs/default/flights/201001"])
            {
                await suite.WaitForLogAsync(said, cancellationToken);
                Assert.Contains(mark, suite.Log.Split('\n').First(line => line.Contains(said, StringComparison.Ordinal)), StringComparison.Ordinal);
            }
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }
}
