using Flights.Platform.Errors;
using Grpc.Core;

namespace Flights.Services.Tests.Classifier;

public sealed class ClassifierGrpcServiceTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ClassifyFlight_RecordedFlight_SaysWhatItThinksAndWhy()
    {
        await using var rig = await ClassifierRig.StartAsync(ClassifierRig.Regressed, Ct);

        var response = await rig.Client.ClassifyFlightAsync(
            new V1.ClassifyFlightRequest { Flight = ClassifierRig.FlightName }, cancellationToken: Ct);

        var classification = response.Classification;
        Assert.Equal(
            (ClassifierRig.FlightName, V1.FlightVerdict.Regressions, 17, Domain.Classification.Classifier.RulesVersion),
            (classification.Flight, classification.Verdict, classification.HistoryVersion, classification.RulesVersion));
        var opinion = Assert.Single(classification.Opinions);
        Assert.Equal(
            ("compared-with-baseline", true, V1.Blocker.Regression, V1.Agreement.Agrees, "labs/default/flights/209"),
            (opinion.Rule, opinion.Decided, opinion.OwnBlocker, opinion.Agreement, opinion.EffectiveSummary.Flight));
        Assert.Equal("labs/default/flights/210", Assert.Single(opinion.Candidates).Flight);
        Assert.Equal(3, Assert.Single(response.Evidence).NotRefutingCount);
    }

    [Theory]
    [InlineData(V1.Horizon.Unspecified)]
    [InlineData(V1.Horizon.All)]
    public async Task ClassifyFlight_Horizon_IsTheStoresToApply(V1.Horizon horizon)
    {
        await using var rig = await ClassifierRig.StartAsync(ClassifierRig.Regressed, Ct);

        await rig.Client.ClassifyFlightAsync(
            new V1.ClassifyFlightRequest { Flight = ClassifierRig.FlightName, Horizon = horizon }, cancellationToken: Ct);

        var question = await rig.Questions.ReadAsync(Ct);
        Assert.Equal((ClassifierRig.FlightName, horizon, true), (question.Flight, question.Horizon, question.WithoutSteps));
        Assert.False(rig.Published.TryRead(out _));
    }

    [Fact]
    public async Task ClassifyFlight_NeverRecorded_PassesTheStoresAnswerOn()
    {
        await using var rig = await ClassifierRig.StartAsync(
            () => throw new FlightsException(ErrorKind.NotFound, "FLIGHT_NOT_FOUND", "Flight 300 was never recorded."), Ct);

        var error = await CallAsync(rig, ClassifierRig.FlightName);

        Assert.Equal((StatusCode.NotFound, "Flight 300 was never recorded."), (error.StatusCode, error.Status.Detail));
        Assert.Equal("FLIGHT_NOT_FOUND", error.GetRpcStatus()?.GetDetail<Google.Rpc.ErrorInfo>()?.Reason);
    }

    [Theory]
    [InlineData(StatusCode.Unavailable)]
    [InlineData(StatusCode.DeadlineExceeded)]
    public async Task ClassifyFlight_StoreDoesNotAnswer_IsUnavailable(StatusCode code)
    {
        await using var rig = await ClassifierRig.StartAsync(
            () => throw new RpcException(new Status(code, "Connection refused (10.0.0.1:5102).")), Ct);

        var error = await CallAsync(rig, ClassifierRig.FlightName);

        Assert.Equal(
            (StatusCode.Unavailable, "The baseline store does not answer: try again later."), (error.StatusCode, error.Status.Detail));
        Assert.Equal("BASELINE_STORE_UNAVAILABLE", error.GetRpcStatus()?.GetDetail<Google.Rpc.ErrorInfo>()?.Reason);
    }

    [Theory]
    [InlineData("")]
    [InlineData("300")]
    [InlineData("labs/default/flights/0")]
    [InlineData("labs/default/branches/xen-unstable")]
    public async Task ClassifyFlight_NoFlightName_IsRefusedWithItsField(string name)
    {
        await using var rig = await ClassifierRig.StartAsync(ClassifierRig.Regressed, Ct);

        var error = await CallAsync(rig, name);

        Assert.Equal(StatusCode.InvalidArgument, error.StatusCode);
        Assert.Equal("flight", error.GetRpcStatus()?.GetDetail<Google.Rpc.BadRequest>()?.FieldViolations[0].Field);
        Assert.False(rig.Questions.TryRead(out _));
    }

    private static async Task<RpcException> CallAsync(ClassifierRig rig, string name) =>
        await Assert.ThrowsAsync<RpcException>(async () => await rig.Client.ClassifyFlightAsync(
            new V1.ClassifyFlightRequest { Flight = name }, cancellationToken: Ct));
}
