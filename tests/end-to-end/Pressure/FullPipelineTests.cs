using Flights.Cli.Replay;
using Google.Protobuf;
using Google.Rpc;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.Data.Sqlite;

namespace Flights.EndToEnd.Tests.Pressure;

/// <summary>A full pipeline takes nothing more, and who submits waits as he is told: nothing is lost and nothing is doubled.</summary>
public sealed class FullPipelineTests
{
    private const int Limit = 10;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Replay_WhileNobodyTakesReportsFromTheBroker_WaitsAndPrintsWhatTheEmbeddedSuitePrints()
    {
        var broker = TestServers.RabbitMq("pressure");
        await using var services = await FourProcesses.StartAsync(broker, [new("FLIGHTS_BUS_MAX_WAITING", $"{Limit}")], Cancellation);
        await services.StopAsync("BaselineStore", Cancellation);

        var refusal = await FillAsync(services.Addresses.Parser);
        var replay = ReplayRun.RunAsync(Inputs.Samples, Replays.Options with { Connect = services.Addresses }, Cancellation);
        await services.StartAsync("BaselineStore", Cancellation);
        var result = await replay;

        Assert.Equal(StatusCode.ResourceExhausted, refusal.StatusCode);
        Assert.Equal("PIPELINE_FULL", refusal.GetRpcStatus()!.GetDetail<ErrorInfo>().Reason);
        Assert.Equal($"{Limit}", refusal.GetRpcStatus()!.GetDetail<ErrorInfo>().Metadata["limit"]);
        Assert.InRange(refusal.GetRpcStatus()!.GetDetail<RetryInfo>().RetryDelay.ToTimeSpan(), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));
        Assert.Equal(await Replays.PrintAsync(Inputs.Samples), Replays.Print(result));
    }

    [Fact]
    public async Task Submit_WhileTheEmbeddedSuiteCannotRecord_WaitsUntilItCan()
    {
        var data = Directory.CreateTempSubdirectory("flights-test-");
        try
        {
            var variables = new Dictionary<string, string>
            {
                ["FLIGHTS_DATA"] = data.FullName,
                ["FLIGHTS_BUS_MAX_WAITING"] = "1",
                ["FLIGHTS_LOG_LEVEL"] = "debug",
            };
            await using var suite = await ServiceProcess.StartAsync("Embedded", ServiceProcess.FreeAddress(), variables, Cancellation);
            var writing = await LockAsync(Path.Combine(data.FullName, "baseline-store.db"));

            // The first one waits for the database, and keeps the second one out.
            var first = SubmitAsync(suite, Inputs.Flights[0]);
            await suite.WaitForLogAsync("SEND loopback://localhost/flights.flight-reported", Cancellation);
            var second = SubmitAsync(suite, Inputs.Flights[1]);
            await suite.WaitForLogAsync("SubmitReport answered ResourceExhausted", Cancellation);
            await writing.DisposeAsync();

            Assert.All(await Task.WhenAll(first, second), ended => Assert.True(ended.ExitCode == 0, ended.Errors));
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    private static Task<Command.Ended> SubmitAsync(ServiceProcess suite, string file) =>
        Command.RunAsync(["submit", "--timeout", "120", file], ParserServer.AddressesOf(suite.Address));

    // As many reports as may wait, and one more.
    private static async Task<RpcException> FillAsync(Uri address)
    {
        using var channel = GrpcChannel.ForAddress(address);
        var parser = new V1.ParserService.ParserServiceClient(channel);
        foreach (var file in Inputs.Flights.Take(Limit))
        {
            await parser.SubmitReportAsync(Request(file), cancellationToken: Cancellation);
        }

        return await Assert.ThrowsAsync<RpcException>(async () =>
            await parser.SubmitReportAsync(Request(Inputs.Flights[Limit]), cancellationToken: Cancellation));
    }

    private static V1.SubmitReportRequest Request(string file) => new() { Text = ByteString.CopyFrom(File.ReadAllBytes(file)) };

    // Nobody else writes until it is disposed of.
    private static async Task<SqliteConnection> LockAsync(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        await connection.OpenAsync(Cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        await command.ExecuteNonQueryAsync(Cancellation);
        return connection;
    }
}
