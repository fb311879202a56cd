using Flights.Domain.Flights;
using Flights.Platform.Errors;
using Google.Rpc;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Flights.Platform.Tests.Errors;

public sealed class ErrorMappingTests
{
    private static readonly string[] Metadata = ["line", "column"];

    public static TheoryData<ErrorKind, StatusCode> Kinds => new()
    {
        { ErrorKind.InvalidArgument,    StatusCode.InvalidArgument },
        { ErrorKind.NotFound,           StatusCode.NotFound },
        { ErrorKind.AlreadyExists,      StatusCode.AlreadyExists },
        { ErrorKind.FailedPrecondition, StatusCode.FailedPrecondition },
        { ErrorKind.Aborted,            StatusCode.Aborted },
        { ErrorKind.Unauthenticated,    StatusCode.Unauthenticated },
        { ErrorKind.PermissionDenied,   StatusCode.PermissionDenied },
        { ErrorKind.Unavailable,        StatusCode.Unavailable },
        { ErrorKind.ResourceExhausted,  StatusCode.ResourceExhausted },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Call_FlightsException_AnswersWithReasonAndSentence(ErrorKind kind, StatusCode code)
    {
        var answer = await CallAsync(_ => throw new FlightsException(kind, "SOME_REASON", "It is so."));

        Assert.Equal(code, answer.StatusCode);
        Assert.Equal("It is so.", answer.Status.Detail);
        var info = answer.GetRpcStatus()!.GetDetail<ErrorInfo>();
        Assert.Equal("SOME_REASON", info.Reason);
        Assert.Equal("flights", info.Domain);
        Assert.Null(answer.GetRpcStatus()!.GetDetail<BadRequest>());
    }

    [Fact]
    public async Task Call_FlightsExceptionWithFieldAndMetadata_AnswersWithBoth()
    {
        var answer = await CallAsync(_ => throw new FlightsException(ErrorKind.InvalidArgument, "NO_JOBS_TABLE", "There is none.")
        {
            Field = "text",
            Metadata = new Dictionary<string, string> { ["line"] = "12", ["column"] = "3" },
        });

        var status = answer.GetRpcStatus()!;
        Assert.Equal("12", status.GetDetail<ErrorInfo>().Metadata["line"]);
        Assert.Equal(Metadata.Order(), status.GetDetail<ErrorInfo>().Metadata.Keys.Order());
        var violation = Assert.Single(status.GetDetail<BadRequest>().FieldViolations);
        Assert.Equal("text", violation.Field);
        Assert.Equal("There is none.", violation.Description);
    }

    [Fact]
    public async Task Call_FlightsExceptionWithRetryDelay_AnswersWithIt()
    {
        var answer = await CallAsync(_ => throw new FlightsException(ErrorKind.ResourceExhausted, "PIPELINE_FULL", "It is.")
        {
            RetryDelay = TimeSpan.FromMilliseconds(1_250),
        });

        var status = answer.GetRpcStatus()!;
        Assert.Equal("PIPELINE_FULL", status.GetDetail<ErrorInfo>().Reason);
        Assert.Equal(TimeSpan.FromMilliseconds(1_250), status.GetDetail<RetryInfo>().RetryDelay.ToTimeSpan());
    }

    [Fact]
    public async Task Call_FlightsExceptionWithSeveralFields_AnswersWithEach()
    {
        var answer = await CallAsync(_ => throw new FlightsException(ErrorKind.InvalidArgument, "UNKNOWN_STATUS", "Two are wrong.")
        {
            FieldErrors =
            [
                new FieldError("flight.jobs[3].steps[0].status", "UNKNOWN_STATUS", "No such status."),
                new FieldError("flight.jobs[4].job_id", "BAD_NAME", "No such name."),
            ],
        });

        var violations = answer.GetRpcStatus()!.GetDetail<BadRequest>().FieldViolations;
        Assert.Equal(
            [("flight.jobs[3].steps[0].status", "UNKNOWN_STATUS", "No such status."), ("flight.jobs[4].job_id", "BAD_NAME", "No such name.")],
            violations.Select(violation => (violation.Field, violation.Reason, violation.Description)));
    }

    [Fact]
    public async Task Call_UnexpectedException_SaysNothingOfIt()
    {
        var answer = await CallAsync(_ => throw new InvalidOperationException("the password is hunter2"));

        Assert.Equal(StatusCode.Internal, answer.StatusCode);
        Assert.DoesNotContain("hunter2", answer.ToString(), StringComparison.Ordinal);
        Assert.Equal("INTERNAL", answer.GetRpcStatus()!.GetDetail<ErrorInfo>().Reason);
    }

    [Fact]
    public async Task Call_AnswerOfAnotherService_PassesOn()
    {
        var answer = await CallAsync(_ => throw new RpcException(new Grpc.Core.Status(StatusCode.NotFound, "not there")));

        Assert.Equal(StatusCode.NotFound, answer.StatusCode);
        Assert.Equal("not there", answer.Status.Detail);
    }

    [Fact]
    public async Task Call_WorkStoppedButNotByTheCaller_IsUnavailable()
    {
        var answer = await CallAsync(_ => throw new OperationCanceledException());

        Assert.Equal(StatusCode.Unavailable, answer.StatusCode);
        Assert.Equal("INTERRUPTED", answer.GetRpcStatus()!.GetDetail<ErrorInfo>().Reason);
    }

    [Fact]
    public async Task Call_DeadlineOver_IsDeadlineExceeded()
    {
        var answer = await CallAsync(UntilCancelledAsync, deadline: DateTime.UtcNow.AddMilliseconds(200));

        Assert.Equal(StatusCode.DeadlineExceeded, answer.StatusCode);
    }

    public static TheoryData<bool, bool, StatusCode> Cancellations => new()
    {
        // call ended  deadline  code
        { true,        true,     StatusCode.DeadlineExceeded },
        { true,        false,    StatusCode.Cancelled },
        { false,       false,    StatusCode.Unavailable },
    };

    [Theory]
    [MemberData(nameof(Cancellations))]
    public void Table_Cancellation_TellsWhoseItWas(bool callEnded, bool deadlinePassed, StatusCode code) =>
        Assert.Equal(code, ErrorTable.ToRpcException(new OperationCanceledException(), callEnded, deadlinePassed).StatusCode);

    private static async Task<V1.Flight> UntilCancelledAsync(ServerCallContext context)
    {
        await Task.Delay(Timeout.Infinite, context.CancellationToken);
        return new V1.Flight();
    }

    private static async Task<RpcException> CallAsync(Func<ServerCallContext, Task<V1.Flight>> parse, DateTime? deadline = null)
    {
        var module = new TestModule
        {
            Services = services => services.Services.AddSingleton(new TestParserService(parse)),
            Grpc = endpoints => endpoints.MapGrpcService<TestParserService>(),
        };
        await using var host = await TestHost.StartAsync(module);
        var client = new V1.ParserService.ParserServiceClient(host.Channel);
        return await Assert.ThrowsAsync<RpcException>(async () => await client.ParseReportAsync(
            new V1.ParseReportRequest(), deadline: deadline, cancellationToken: TestContext.Current.CancellationToken));
    }
}
