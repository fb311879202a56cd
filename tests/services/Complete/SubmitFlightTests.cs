using Flights.Domain.Tests.Flights;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;

namespace Flights.Services.Tests.Complete;

/// <summary>What the parser makes of complete flights, with the store that it asks.</summary>
public sealed class SubmitFlightTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SubmitFlight_SoundFlight_PublishesItsFactsAndNoRows()
    {
        await using var rig = await CompleteRig.StartAsync(Ct);
        var request = Sound().Against("xen=new", "xen=old linux=lll").With(V1.PushOutcome.NotPushed);

        var answer = await rig.Parser.SubmitFlightAsync(request, cancellationToken: Ct);

        var flight = (await rig.Published.ReadAsync(Ct)).Flight;
        Assert.Equal(("labs/default/flights/300", answer.Digest), (answer.Name, flight.Digest));
        Assert.Equal(
            ("labs/default/flights/300", "labs/default/branches/xen-unstable", "real", "real", V1.RunKind.Main),
            (flight.Name, flight.Branch, flight.Blessing, flight.IntendedBlessing, flight.RunKind));
        Assert.Equal(["build-own pass", "test-a fail"], flight.Jobs.Select(job => $"{job.JobId} {job.Status.ToString().ToLowerInvariant()}"));
        Assert.Equal(["xen=new"], flight.Targeted.Trees.Select(tree => $"{tree.Tree}={tree.Revision}"));
        Assert.Equal(["linux=lll", "xen=old"], flight.Baseline.Trees.Select(tree => $"{tree.Tree}={tree.Revision}"));
        Assert.Equal(V1.PushOutcome.NotPushed, flight.Push.Outcome);
        Assert.Equal(Timestamp.FromDateTimeOffset(Told.Now.AddDays(-1).AddSeconds(7)), flight.ReportTime);
        Assert.Equal(["build-own", "test-a"], flight.Complete.Jobs.Select(job => job.JobId));
        Assert.Empty(flight.StepFailures);
    }

    [Fact]
    public async Task SubmitFlight_InAnotherOrderAndWithUnknownFields_HasTheSameDigest()
    {
        await using var rig = await CompleteRig.StartAsync(Ct);
        var request = Sound().Against("xen=new linux=lll", "xen=old linux=kkk");
        var turned = V1.SubmitFlightRequest.Parser.ParseFrom([.. request.ToByteArray(), 0xfa, 0x3f, 0x01, 0x61]);
        Turn(turned.Targeted.Trees);
        Turn(turned.Baseline.Trees);
        Turn(turned.Flight.Jobs);
        foreach (var job in turned.Flight.Jobs)
        {
            Turn(job.Steps);
            Turn(job.Runvars);
        }

        Assert.NotEqual(request, turned);
        var first = await rig.Parser.SubmitFlightAsync(request, cancellationToken: Ct);
        var second = await rig.Parser.SubmitFlightAsync(turned, cancellationToken: Ct);

        Assert.Equal(first, second);
        Assert.Equal(64, first.Digest.Length);
    }

    [Theory]
    [InlineData("", "xen=old", "xen=new")]
    [InlineData("", "linux=old", "")]
    [InlineData("", "", "")]
    [InlineData("xen=abc", "xen=old", "xen=abc")]
    public async Task SubmitFlight_WithoutTargeted_TargetsWhatItBuiltOfTheBaselinesTrees(string targeted, string baseline, string expected)
    {
        await using var rig = await CompleteRig.StartAsync(Ct);

        await rig.Parser.SubmitFlightAsync(Sound().Against(targeted, baseline), cancellationToken: Ct);

        var flight = (await rig.Published.ReadAsync(Ct)).Flight;
        Assert.Equal(expected, string.Join(' ', (flight.Targeted?.Trees ?? []).Select(tree => $"{tree.Tree}={tree.Revision}")));
        Assert.Equal(baseline.Length == 0, flight.Baseline is null);
    }

    public static TheoryData<string, string, Action<V1.SubmitFlightRequest>> Wrong => new()
    {
        { "FIELD_REQUIRED",        "flight",                              request => request.Flight = null },
        { "INVALID_RESOURCE_NAME", "flight.name",                         request => request.Flight.Name = "labs/default/flights/0" },
        { "INVALID_RESOURCE_NAME", "flight.branch",                       request => request.Flight.Branch = "xen-unstable" },
        { "OTHER_LAB",             "flight.branch",                       request => request.Flight.Branch = "labs/other/branches/xen-unstable" },
        { "BAD_NAME",              "flight.blessing",                     request => request.Flight.Blessing = "" },
        { "BAD_NAME",              "flight.intended_blessing",            request => request.Flight.IntendedBlessing = "" },
        { "INVALID_TIME",          "flight.start_time",                   request => request.Flight.StartTime.Nanos = -1 },
        { "TOO_MANY",              "flight.jobs",                         request => request.Flight.Jobs.Add(Enumerable.Range(0, 1999).Select(NewJob)) },
        { "BAD_NAME",              "flight.jobs[1].job_id",               request => request.Flight.Jobs[1].JobId = "a\nb" },
        { "JOB_TWICE",             "flight.jobs[1].job_id",               request => request.Flight.Jobs[1].JobId = "build-own" },
        { "UNKNOWN_STATUS",        "flight.jobs[1].status",               request => request.Flight.Jobs[1].Status = V1.StepStatus.Unspecified },
        { "UNKNOWN_STATUS",        "flight.jobs[1].status",               request => (request.Flight.Jobs[1].Status, request.Flight.Jobs[1].StatusWord) = ((V1.StepStatus)99, "pass") },
        { "UNKNOWN_STATUS",        "flight.jobs[1].status",               request => (request.Flight.Jobs[1].Status, request.Flight.Jobs[1].StatusWord) = (V1.StepStatus.Other, "melted") },
        { "UNKNOWN_STATUS",        "flight.jobs[1].steps[0].status",      request => request.Flight.Jobs[1].Steps[0].Status = (V1.StepStatus)99 },
        { "UNKNOWN_STATUS",        "flight.jobs[1].steps[0].status",      request => request.Flight.Jobs[1].Steps[0].Status = V1.StepStatus.Other },
        { "TOO_MANY",              "flight.jobs[1].steps",                request => request.Flight.Jobs[1].Steps.Add(Enumerable.Range(9, 1000).Select(NewStep)) },
        { "TOO_MANY",              "flight.jobs[1].runvars",              request => request.Flight.Jobs[1].Runvars.Add(Enumerable.Range(9, 1001).Select(NewRunvar)) },
        { "STEP_NUMBER_TWICE",     "flight.jobs[1].steps[1].step_number", request => request.Flight.Jobs[1].Steps[1].StepNumber = 1 },
        { "TESTID_TWICE",          "flight.jobs[1].steps[1].test_id",     request => request.Flight.Jobs[1].Steps[1].TestId = "start" },
        { "INVALID_TIME",          "flight.jobs[1].steps[1].finish_time", request => request.Flight.Jobs[1].Steps[1].FinishTime = new Timestamp { Seconds = long.MaxValue } },
        { "UNKNOWN_JOB",           "flight.jobs[1].runvars[0].value",     request => request.Flight.Jobs[1].Runvars[0].Value = "build-gone" },
        { "TARGETED_FLIGHT",       "targeted.flight",                     request => request.Targeted.Flight = "labs/default/flights/3" },
        { "BAD_NAME",              "targeted.trees[0].revision",          request => request.Targeted.Trees[0].Revision = "" },
        { "TREES_AND_FLIGHT",      "baseline",                            request => request.Baseline.Flight = "labs/default/flights/3" },
        { "OTHER_LAB",             "baseline.flight",                     request => request.Baseline = new V1.Versions { Flight = "labs/b/flights/3" } },
        { "INVALID_TIME",          "report_time",                         request => request.ReportTime = new Timestamp { Nanos = -3 } },
        { "UNKNOWN_PUSH_OUTCOME",  "push",                                request => request.Push = (V1.PushOutcome)9 },
        { "BAD_DIGEST",            "supersedes",                          request => request.Supersedes = new string('A', 64) },
        { "FIELD_REQUIRED",        "report_time",                         request => (request.Flight.StartTime, request.ReportTime) = (Clear(request), null) },
        { "TARGETED_REQUIRED",     "targeted",                            request => (request.Targeted, request.Baseline, request.Push) = (null, null, V1.PushOutcome.Pushed) },
    };

    [Fact]
    public async Task SubmitFlight_WrongField_IsRefusedByItsPath()
    {
        await using var rig = await CompleteRig.StartAsync(Ct);
        foreach (var row in Wrong)
        {
            var (reason, field, spoil) = row.Data;
            var request = Sound().Against("xen=new", "xen=old");
            spoil(request);

            var error = await RefusedAsync(rig, request);

            var status = error.GetRpcStatus()!;
            var violation = status.GetDetail<BadRequest>().FieldViolations[0];
            Assert.Equal(
                (StatusCode.InvalidArgument, reason, reason, field),
                (error.StatusCode, status.GetDetail<ErrorInfo>().Reason, violation.Reason, violation.Field));
        }

        Assert.False(rig.Published.TryRead(out _));
    }

    [Fact]
    public async Task SubmitFlight_SeveralWrongFields_IsToldOfEach()
    {
        await using var rig = await CompleteRig.StartAsync(Ct);
        var request = Sound();
        request.Flight.Jobs[0].Status = V1.StepStatus.Unspecified;
        request.Flight.Jobs[1].Steps[1].StepNumber = 0;
        request.Supersedes = "x";

        var error = await RefusedAsync(rig, request);

        Assert.Equal(
            ["flight.jobs[0].status", "flight.jobs[1].steps[1].step_number", "supersedes"],
            error.GetRpcStatus()!.GetDetail<BadRequest>().FieldViolations.Select(violation => violation.Field));
    }

    [Fact]
    public async Task SubmitFlight_OtherResultsOfARecordedFlight_ConflictUntilTheySupersedeThem()
    {
        await using var rig = await CompleteRig.StartAsync(Ct);
        var first = await rig.Parser.SubmitFlightAsync(Sound(), cancellationToken: Ct);
        var other = Sound();
        other.Flight.Jobs[1].Steps[0].Status = V1.StepStatus.Fail;

        var error = await RefusedAsync(rig, other);

        Assert.Equal(StatusCode.AlreadyExists, error.StatusCode);
        var info = error.GetRpcStatus()!.GetDetail<ErrorInfo>();
        Assert.Equal(("FLIGHT_CONFLICT", first.Digest), (info.Reason, info.Metadata["digest"]));

        other.Supersedes = first.Digest;
        var second = await rig.Parser.SubmitFlightAsync(other, cancellationToken: Ct);
        var recorded = await rig.Store.GetFlightAsync(new V1.GetFlightRequest { Name = second.Name }, cancellationToken: Ct);
        Assert.Equal(second.Digest, recorded.Flight.Flight.Digest);
        Assert.NotEqual(first.Digest, second.Digest);

        // What is recorded already changes nothing, whichever of the two it is.
        Assert.Equal(first, await rig.Parser.SubmitFlightAsync(Sound(), cancellationToken: Ct));
        Assert.Equal(second, await rig.Parser.SubmitFlightAsync(other, cancellationToken: Ct));
    }

    [Fact]
    public async Task SubmitFlights_OneWrong_RefusesItAlone()
    {
        await using var rig = await CompleteRig.StartAsync(Ct);
        var wrong = Submitted.Flight("301", "test-a:melted start=pass");
        var conflicting = Submitted.Flight("300 xen=new", "test-b start=pass");
        using var call = rig.Parser.SubmitFlights(cancellationToken: Ct);
        foreach (var request in (V1.SubmitFlightRequest?[])[Sound(), wrong, null, conflicting, Submitted.Flight("302", "test-a start=pass")])
        {
            await call.RequestStream.WriteAsync(new V1.SubmitFlightsRequest { Request = request }, Ct);
        }

        await call.RequestStream.CompleteAsync();
        var response = await call;

        Assert.Equal(["labs/default/flights/300", "labs/default/flights/302"], response.Flights.Select(each => each.Name));
        Assert.Equal(
            [
                (1, "labs/default/flights/301", "UNKNOWN_STATUS", "flight.jobs[0].status"),
                (2, "", "FIELD_REQUIRED", "request"),
                (3, "labs/default/flights/300", "FLIGHT_CONFLICT", "supersedes"),
            ],
            response.Refused.Select(each => (each.Index, each.Name, each.Reason, each.Field)));
        Assert.All(response.Refused, each => Assert.NotEmpty(each.Message));
    }

    private static V1.SubmitFlightRequest Sound() =>
        Submitted.Flight("300 xen=new", "test-a start=pass stop=fail/7 $buildjob=build-own $xenbuildjob=77.build-gone");

    private static async Task<RpcException> RefusedAsync(CompleteRig rig, V1.SubmitFlightRequest request) =>
        await Assert.ThrowsAsync<RpcException>(async () => await rig.Parser.SubmitFlightAsync(request, cancellationToken: Ct));

    private static void Turn<T>(Google.Protobuf.Collections.RepeatedField<T> list)
    {
        var turned = list.Reverse().ToList();
        list.Clear();
        list.Add(turned);
    }

    private static Timestamp? Clear(V1.SubmitFlightRequest request)
    {
        foreach (var step in request.Flight.Jobs.SelectMany(job => job.Steps))
        {
            step.FinishTime = null;
        }

        return null;
    }

    private static V1.CompleteJob NewJob(int number) => new() { JobId = $"job-{number}", Status = V1.StepStatus.Pass };

    private static V1.CompleteStep NewStep(int number) => new() { StepNumber = number, TestId = $"test-{number}", Status = V1.StepStatus.Pass };

    private static V1.Runvar NewRunvar(int number) => new() { Name = $"var-{number}", Value = "x" };
}
