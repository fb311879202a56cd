using Flights.Cli.Replay;
using Flights.Embedded;
using Flights.Platform;
using Flights.Platform.Hosting;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace Flights.EndToEnd.Tests;

/// <summary>The embedded suite with its tables on PostgreSQL.</summary>
public sealed class PostgresqlTests
{
    private const string Database = "flights.v1.BaselineService/database";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Samples_OnPostgresql_PrintWhatTheyPrintOnSqlite()
    {
        await using var database = await PostgresqlDatabase.NewAsync();
        await using var suite = await StartAsync(database);

        Assert.Equal(await Replays.PrintAsync(Inputs.Samples), await ReplayAsync(suite));

        await suite.StopAsync(Cancelled);
    }

    [Fact]
    public async Task Submit_WhileTheDatabaseIsAway_IsRecordedWhenItIsBack()
    {
        await using var database = await PostgresqlDatabase.NewAsync();
        await using var suite = await StartAsync(database);
        using var channel = GrpcChannel.ForAddress(ServiceHost.AddressOf(suite));
        var flights = new V1.BaselineService.BaselineServiceClient(channel);
        var health = new Health.HealthClient(channel);
        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, await StatusAsync(health, Database));

        await database.ShutAsync();
        var report = Google.Protobuf.ByteString.CopyFrom(await File.ReadAllBytesAsync(Inputs.Flights[0], Cancelled));
        var submission = new V1.ParserService.ParserServiceClient(channel)
            .SubmitReportAsync(new V1.SubmitReportRequest { Text = report }, cancellationToken: Cancelled).ResponseAsync;
        var error = await Assert.ThrowsAsync<RpcException>(async () =>
            await flights.ListBranchesAsync(new V1.ListBranchesRequest { Parent = "labs/default" }, cancellationToken: Cancelled));
        Assert.Equal(HealthCheckResponse.Types.ServingStatus.NotServing, await StatusAsync(health, Database));
        Assert.Equal(HealthCheckResponse.Types.ServingStatus.NotServing, await StatusAsync(health, ""));
        Assert.False(submission.IsCompleted);
        await database.OpenAsync();
        await submission;

        Assert.Equal((StatusCode.Unavailable, "DATABASE_UNAVAILABLE"), (error.StatusCode, ReasonOf(error)));
        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, await StatusAsync(health, ""));
        Assert.Single((await flights.ListBranchesAsync(new V1.ListBranchesRequest { Parent = "labs/default" }, cancellationToken: Cancelled)).Branches);
        await suite.StopAsync(Cancelled);
    }

    private static async Task<WebApplication> StartAsync(PostgresqlDatabase database)
    {
        var suite = EmbeddedSuite.Build(new HostSettings
        {
            UseEnvironment = false,
            StopsOnSignals = false,
            LogLevel = LogLevel.None,
            Overrides = new Dictionary<string, string>(database.Variables)
            {
                ["FLIGHTS_LISTEN"] = "http://127.0.0.1:0",
                ["FLIGHTS_BUS_RETRIES"] = "1",
                ["FLIGHTS_BUS_RETRY_PAUSE"] = "1ms",
                ["FLIGHTS_BUS_RETRY_MAX_PAUSE"] = "10ms",
            },
        });
        await suite.StartAsync(Cancelled);
        return suite;
    }

    private static async Task<string> ReplayAsync(WebApplication suite)
    {
        var options = Replays.Options with { Connect = SuiteAddresses.Of(ServiceHost.AddressOf(suite)) };
        return Replays.Print(await ReplayRun.RunAsync(Inputs.Samples, options, Cancelled));
    }

    private static async Task<HealthCheckResponse.Types.ServingStatus> StatusAsync(Health.HealthClient health, string service) =>
        (await health.CheckAsync(new HealthCheckRequest { Service = service }, cancellationToken: Cancelled)).Status;

    private static string ReasonOf(RpcException error) => error.GetRpcStatus()!.GetDetail<Google.Rpc.ErrorInfo>()!.Reason;
}
