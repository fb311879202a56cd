using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;

namespace Flights.Services.Tests.Parser;

/// <summary>While as many messages wait in the pipeline as may, the parser takes no fact, and says when to try again.</summary>
public sealed class FullPipelineTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Every way in.</summary>
    public static TheoryData<string, Func<V1.ParserService.ParserServiceClient, Task>> WaysIn => new()
    {
        { "SubmitReport",  client => client.SubmitReportAsync(Report(7101), cancellationToken: Token).ResponseAsync },
        { "SubmitFlight",  client => client.SubmitFlightAsync(new V1.SubmitFlightRequest(), cancellationToken: Token).ResponseAsync },
        { "RecordPush",    client => client.RecordPushAsync(Push(), cancellationToken: Token).ResponseAsync },
        { "ExcludeFlight", client => client.ExcludeFlightAsync(Exclusion(), cancellationToken: Token).ResponseAsync },
    };

    [Theory]
    [MemberData(nameof(WaysIn))]
    public async Task Submit_PipelineIsFull_IsRefusedAtOnceWithTheTimeToTryAgain(
        string way, Func<V1.ParserService.ParserServiceClient, Task> submit)
    {
        await using var rig = await ParserRig.StartAsync(Token, room: 1);
        var first = await FillAsync(rig);

        var refusal = await Assert.ThrowsAsync<RpcException>(() => submit(rig.Client));

        Assert.True(refusal.StatusCode == StatusCode.ResourceExhausted, $"{way}: {refusal.Status}");
        var status = refusal.GetRpcStatus()!;
        Assert.Equal("PIPELINE_FULL", status.GetDetail<ErrorInfo>().Reason);
        Assert.Equal(("1", "1"), (status.GetDetail<ErrorInfo>().Metadata["waiting"], status.GetDetail<ErrorInfo>().Metadata["limit"]));
        Assert.InRange(status.GetDetail<RetryInfo>().RetryDelay.ToTimeSpan(), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));
        rig.Release();
        await first;
    }

    [Fact]
    public async Task SubmitReport_PipelineHasRoomAgain_IsTakenAndNothingIsLostOrDoubled()
    {
        await using var rig = await ParserRig.StartAsync(Token, room: 1);
        var first = await FillAsync(rig);
        await Assert.ThrowsAsync<RpcException>(async () => await rig.Client.SubmitReportAsync(Report(7101), cancellationToken: Token));

        rig.Release();
        await first;
        rig.Release();
        await rig.Client.SubmitReportAsync(Report(7101), cancellationToken: Token);

        var published = new List<string>();
        while (rig.Published.TryRead(out var reported))
        {
            published.Add(reported.Flight.Name);
        }

        Assert.Equal(["labs/default/flights/7100", "labs/default/flights/7101"], published);
    }

    [Fact]
    public async Task SubmitFlights_PipelineIsFull_NamesEachFlightWithTheTimeToBringItAgain()
    {
        await using var rig = await ParserRig.StartAsync(Token, room: 1);
        var first = await FillAsync(rig);
        using var call = rig.Client.SubmitFlights(cancellationToken: Token);
        foreach (var number in new[] { 8001, 8002 })
        {
            await call.RequestStream.WriteAsync(
                new V1.SubmitFlightsRequest { Request = new() { Flight = new() { Name = $"labs/default/flights/{number}" } } }, Token);
        }

        await call.RequestStream.CompleteAsync();
        var response = await call;

        Assert.Equal(
            [(0, "labs/default/flights/8001", "PIPELINE_FULL"), (1, "labs/default/flights/8002", "PIPELINE_FULL")],
            response.Refused.Select(refused => (refused.Index, refused.Name, refused.Reason)));
        Assert.All(response.Refused, refused => Assert.InRange(
            refused.RetryDelay.ToTimeSpan(), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)));
        rig.Release();
        await first;
    }

    // One report is on its way until it is released.
    private static async Task<Task> FillAsync(ParserRig rig)
    {
        var first = rig.Client.SubmitReportAsync(Report(7100), cancellationToken: Token).ResponseAsync;
        await rig.Held.WaitAsync(Token);
        return first;
    }

    private static V1.SubmitReportRequest Report(int number) => new()
    {
        Text = ByteString.CopyFromUtf8($"""
            flight {number} ovmf real [real]
            http://logs.lab.example.org/osstest/logs/{number}/

            Perfect :-)
            All tests in this flight passed as required

            jobs:
             build-amd64                                                  pass    

            """),
    };

    private static V1.RecordPushRequest Push() => new()
    {
        Push = new V1.RecordedPush
        {
            Branch = "labs/default/branches/ovmf",
            Flight = "labs/default/flights/7101",
            PushTime = Timestamp.FromDateTimeOffset(DateTimeOffset.UnixEpoch),
        },
    };

    private static V1.ExcludeFlightRequest Exclusion() => new()
    {
        Exclusion = new V1.FlightExclusion
        {
            Flight = "labs/default/flights/7101",
            DecideTime = Timestamp.FromDateTimeOffset(DateTimeOffset.UnixEpoch),
            Reason = "a bad host",
        },
    };
}
