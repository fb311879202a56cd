using Flights.Domain.Baselines;
using Flights.Platform.Errors;
using Google.Rpc;
using Grpc.Core;

namespace Flights.Services.Tests.Classifier;

/// <summary>What becomes of a judgement whose answers are not all of one moment, which no real store can be made to give at will.</summary>
public sealed class MovingHistoryTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RenderReport_WhileTheHistoryMoves_AsksAgainAndGivesUpInTheEnd()
    {
        var version = 100;
        await using var rig = await ClassifierRig.StartAsync(
            () => ClassifierRig.Complete(version++), Ct, _ => ClassifierRig.Examined(version++, CandidateRole.Baseline));

        var error = await Assert.ThrowsAsync<RpcException>(async () => await RenderAsync(rig));

        Assert.Equal(
            (StatusCode.Unavailable, "HISTORY_MOVING"), (error.StatusCode, error.GetRpcStatus()!.GetDetail<ErrorInfo>().Reason));
        Assert.InRange(rig.Questions.Count, 2, 10);
    }

    [Fact]
    public async Task RenderReport_OfAHistoryThatMovedOnce_IsOfOneMoment()
    {
        var versions = new Queue<long>([16, 16, 17]);
        await using var rig = await ClassifierRig.StartAsync(
            () => ClassifierRig.Complete(versions.TryDequeue(out var version) ? version : 17),
            Ct,
            _ => ClassifierRig.Examined(17, CandidateRole.Baseline));

        var report = await RenderAsync(rig);

        Assert.Equal(17, report.HistoryVersion);
        Assert.Contains("REGR. vs. 209", report.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Consume_WhileTheHistoryMoves_CarriesTheLowestVersionThatWasSeen()
    {
        await using var rig = await ClassifierRig.StartAsync(
            () => ClassifierRig.Complete(16), Ct, _ => ClassifierRig.Examined(17, CandidateRole.Baseline));

        await rig.PublishAsync(new V1.FlightRecorded { Flight = ClassifierRig.FlightName, HistoryVersion = 16, Cause = V1.RecordingCause.Facts }, Ct);

        var classified = await rig.Published.ReadAsync(Ct);
        Assert.Equal((16, V1.FlightVerdict.Regressions), (classified.Classification.HistoryVersion, classified.Classification.Verdict));
        Assert.Equal(V1.Agreement.NotPrinted, Assert.Single(classified.Classification.Opinions).Agreement);
        Assert.Equal(ClassifierRig.FlightName, classified.Flight.Complete.Name);
        Assert.Single(classified.Flight.StepFailures);
    }

    [Fact]
    public async Task ClassifyFlight_ThatPassedInAFlightThatWasOnlyMailed_IsJudgedWithoutItsFailures()
    {
        await using var rig = await ClassifierRig.StartAsync(
            () => ClassifierRig.Complete(17),
            Ct,
            request => request.Flight == ClassifierRig.FlightName
                ? ClassifierRig.Examined(17, CandidateRole.Targeted)
                : throw new FlightsException(ErrorKind.FailedPrecondition, "NOT_COMPLETE", "It was only mailed."));

        var answer = await rig.Client.ClassifyFlightAsync(new V1.ClassifyFlightRequest { Flight = ClassifierRig.FlightName }, cancellationToken: Ct);

        Assert.Equal(V1.FlightVerdict.Tolerable, answer.Classification.Verdict);
        var opinion = Assert.Single(answer.Classification.Opinions);
        Assert.Equal((V1.SummaryKind.PassIn, "labs/default/flights/210"), (opinion.OwnSummary.Kind, opinion.OwnSummary.Flight));
    }

    private static async Task<V1.RenderReportResponse> RenderAsync(ClassifierRig rig) =>
        await rig.Client.RenderReportAsync(new V1.RenderReportRequest { Flight = ClassifierRig.FlightName }, cancellationToken: Ct);
}
