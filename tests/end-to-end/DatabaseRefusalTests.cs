using System.Net;
using Flights.Embedded;
using Flights.Platform.Hosting;
using Google.Protobuf;
using Grpc.Health.V1;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Flights.EndToEnd.Tests;

/// <summary>A database that can be read but not written to: health says so and why, and what comes in is recorded when it can be.</summary>
public sealed class DatabaseRefusalTests
{
    private const string DatabaseEntry = "flights.v1.BaselineService/database";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Submit_WhilePostgresqlIsReadOnly_IsRecordedWhenItIsNot()
    {
        await using var database = await PostgresqlDatabase.NewAsync();

        await RunAsync(
            database.Variables,
            () => database.SetReadOnlyAsync(true),
            () => database.SetReadOnlyAsync(false),
            "The database is read-only.");
    }

    [Fact]
    public async Task Submit_WhileTheDiskOfSqliteIsFull_IsRecordedWhenItIsNot()
    {
        await using var disk = await SmallDisk.MountAsync();

        await RunAsync(
            new Dictionary<string, string> { ["FLIGHTS_DATA"] = disk.Path },
            disk.FillAsync,
            () =>
            {
                disk.Clear();
                return Task.CompletedTask;
            },
            "The disk of the database is full.");
    }

    private static async Task RunAsync(IReadOnlyDictionary<string, string> database, Func<Task> refuse, Func<Task> admit, string reason)
    {
        await using var suite = await StartAsync(database);
        var addresses = suite.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.ToArray();
        using var http = new HttpClient { BaseAddress = new Uri(addresses[1]) };
        using var channel = GrpcChannel.ForAddress(addresses[0]);
        await WaitForAsync(http, HttpStatusCode.OK, "ready");

        await refuse();
        var report = ByteString.CopyFrom(await File.ReadAllBytesAsync(Inputs.Flights[0], Cancelled));
        var submission = new V1.ParserService.ParserServiceClient(channel)
            .SubmitReportAsync(new V1.SubmitReportRequest { Text = report }, cancellationToken: Cancelled).ResponseAsync;
        await WaitForAsync(http, HttpStatusCode.ServiceUnavailable, $"{DatabaseEntry}: {reason}");
        var entry = await new Health.HealthClient(channel).CheckAsync(
            new HealthCheckRequest { Service = DatabaseEntry }, cancellationToken: Cancelled);
        var wasDone = submission.IsCompleted;
        await admit();
        var submitted = await submission;

        Assert.Equal(HealthCheckResponse.Types.ServingStatus.NotServing, entry.Status);
        Assert.False(wasDone);
        await WaitForAsync(http, HttpStatusCode.OK, "ready");
        var recorded = await new V1.BaselineService.BaselineServiceClient(channel).GetFlightAsync(
            new V1.GetFlightRequest { Name = submitted.Name }, cancellationToken: Cancelled);
        Assert.Equal(submitted.Flight.Digest, recorded.Flight.Flight.Digest);
        await suite.StopAsync(Cancelled);
    }

    private static async Task<WebApplication> StartAsync(IReadOnlyDictionary<string, string> database)
    {
        var suite = EmbeddedSuite.Build(new HostSettings
        {
            UseEnvironment = false,
            StopsOnSignals = false,
            LogLevel = LogLevel.None,
            Overrides = new Dictionary<string, string>(database)
            {
                ["FLIGHTS_LISTEN"] = "http://127.0.0.1:0",
                ["FLIGHTS_HTTP_LISTEN"] = "http://127.0.0.1:0",
                ["FLIGHTS_BUS_RETRIES"] = "1",
                ["FLIGHTS_BUS_RETRY_PAUSE"] = "1ms",
                ["FLIGHTS_BUS_RETRY_MAX_PAUSE"] = "50ms",
                ["FLIGHTS_BUS_PUBLISH_TIMEOUT"] = "2m",
            },
        });
        await suite.StartAsync(Cancelled);
        return suite;
    }

    // Asks until the answer is so: a full disk is noticed by who writes, and before that connections may have ended.
    private static async Task WaitForAsync(HttpClient http, HttpStatusCode status, string text)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        patience.CancelAfter(Patience);
        while (true)
        {
            using var answer = await http.GetAsync(new Uri("/health/ready", UriKind.Relative), patience.Token);
            var page = await answer.Content.ReadAsStringAsync(patience.Token);
            if (answer.StatusCode == status && page.Contains(text, StringComparison.Ordinal))
            {
                return;
            }
        }
    }
}
