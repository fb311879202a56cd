using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;

namespace Flights.Services.Tests.Parser;

public sealed class ExcludeFlightTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>What is wrong with an exclusion: the change, the reason and the field.</summary>
    public static TheoryData<Action<V1.ExcludeFlightRequest>, string, string> Wrong => new()
    {
        { each => each.Exclusion = null,                                       "EXCLUSION_REQUIRED",    "exclusion" },
        { each => each.Exclusion.Flight = "7100",                              "INVALID_RESOURCE_NAME", "exclusion.flight" },
        { each => each.Exclusion.Flight = "",                                  "INVALID_RESOURCE_NAME", "exclusion.flight" },
        { each => each.Exclusion.DecideTime = null,                            "TIME_REQUIRED",         "exclusion.decide_time" },
        { each => each.Exclusion.DecideTime = new() { Seconds = long.MaxValue }, "INVALID_TIME",        "exclusion.decide_time" },
        { each => each.Exclusion.DecideTime = new() { Nanos = -1 },            "INVALID_TIME",          "exclusion.decide_time" },
        { each => each.Exclusion.Author = new string('a', 201),                "INVALID_TEXT",          "exclusion.author" },
        { each => each.Exclusion.Reason = "\u001b[2J",                         "INVALID_TEXT",          "exclusion.reason" },
        { each => each.Exclusion.Reason = new string('a', 2001),               "INVALID_TEXT",          "exclusion.reason" },
        { each => each.Exclusion.Reason = " ",                                 "REASON_REQUIRED",       "exclusion.reason" },
        { each => (each.Exclusion.Reason, each.Exclusion.Withdrawn) = ("", true), "REASON_REQUIRED",    "exclusion.reason" },
    };

    [Fact]
    public async Task ExcludeFlight_Exclusion_PublishesBeforeItAnswers()
    {
        await using var rig = await ParserRig.StartAsync(Token);

        var answer = await rig.Client.ExcludeFlightAsync(Request(), cancellationToken: Token);

        Assert.True(rig.PublishedExclusions.TryRead(out var recorded));
        Assert.Equal(Request().Exclusion, recorded.Exclusion);
        Assert.Equal(Request().Exclusion, answer.Exclusion);
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task ExcludeFlight_Wrong_IsRefusedWithTheField(Action<V1.ExcludeFlightRequest> spoil, string reason, string field)
    {
        await using var rig = await ParserRig.StartAsync(Token);
        var request = Request();
        spoil(request);

        var error = await Assert.ThrowsAsync<RpcException>(
            async () => await rig.Client.ExcludeFlightAsync(request, cancellationToken: Token));

        Assert.Equal(StatusCode.InvalidArgument, error.StatusCode);
        Assert.Equal(reason, error.GetRpcStatus()!.GetDetail<ErrorInfo>()!.Reason);
        Assert.Equal(field, Assert.Single(error.GetRpcStatus()!.GetDetail<BadRequest>()!.FieldViolations).Field);
        Assert.False(rig.PublishedExclusions.TryRead(out _));
    }

    private static V1.ExcludeFlightRequest Request() => new()
    {
        Exclusion = new V1.FlightExclusion
        {
            Flight = "labs/default/flights/7100",
            DecideTime = new Timestamp { Seconds = 1_772_500_000 },
            Author = "Ada Example",
            Reason = "the host was bad",
        },
    };
}
