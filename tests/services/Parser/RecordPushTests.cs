using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;

namespace Flights.Services.Tests.Parser;

public sealed class RecordPushTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>What is wrong with a push: the change, the reason and the field.</summary>
    public static TheoryData<Action<V1.RecordPushRequest>, string, string> Wrong => new()
    {
        { each => each.Push = null,                                         "PUSH_REQUIRED",         "push" },
        { each => each.Push.Branch = "ovmf",                                "INVALID_RESOURCE_NAME", "push.branch" },
        { each => each.Push.Flight = "7100",                                "INVALID_RESOURCE_NAME", "push.flight" },
        { each => each.Push.Flight = "labs/other/flights/7100",             "LABS_DIFFER",           "push.flight" },
        { each => each.Push.PushTime = null,                                "TIME_REQUIRED",         "push.push_time" },
        { each => each.Push.PushTime = new() { Seconds = long.MaxValue },   "INVALID_TIME",          "push.push_time" },
        { each => each.Push.PushTime = new() { Nanos = -1 },                "INVALID_TIME",          "push.push_time" },
        { each => each.Push.Revisions.Add(Revision("xen", "")),             "INVALID_WORD",          "push.revisions[1].revision" },
        { each => each.Push.Revisions.Add(Revision("x en", "a")),           "INVALID_WORD",          "push.revisions[1].tree" },
        { each => each.Push.Revisions.Add(Revision("ovmf", "a")),           "TREE_TWICE",            "push.revisions[1].tree" },
        { each => each.Push.Revisions.Add(Enumerable.Repeat(Revision("xen", "a"), 50)), "TOO_MANY_REVISIONS", "push.revisions" },
        { each => each.Push.Author = new string('a', 201),                  "INVALID_TEXT",          "push.author" },
        { each => each.Push.Reason = "\u001b[2J",                           "INVALID_TEXT",          "push.reason" },
        { each => each.Push.Reason = " ",                                   "REASON_REQUIRED",       "push.reason" },
    };

    [Fact]
    public async Task RecordPush_Push_PublishesBeforeItAnswers()
    {
        await using var rig = await ParserRig.StartAsync(Token);

        var answer = await rig.Client.RecordPushAsync(Request(), cancellationToken: Token);

        Assert.True(rig.PublishedPushes.TryRead(out var recorded));
        Assert.Equal(Request().Push, recorded.Push);
        Assert.Equal(Request().Push, answer.Push);
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task RecordPush_Wrong_IsRefusedWithTheField(Action<V1.RecordPushRequest> spoil, string reason, string field)
    {
        await using var rig = await ParserRig.StartAsync(Token);
        var request = Request();
        spoil(request);

        var error = await Assert.ThrowsAsync<RpcException>(
            async () => await rig.Client.RecordPushAsync(request, cancellationToken: Token));

        Assert.Equal(StatusCode.InvalidArgument, error.StatusCode);
        Assert.Equal(reason, error.GetRpcStatus()!.GetDetail<ErrorInfo>()!.Reason);
        Assert.Equal(field, Assert.Single(error.GetRpcStatus()!.GetDetail<BadRequest>()!.FieldViolations).Field);
        Assert.False(rig.PublishedPushes.TryRead(out _));
    }

    private static V1.RecordPushRequest Request() => new()
    {
        Push = new V1.RecordedPush
        {
            Branch = "labs/default/branches/ovmf",
            Flight = "labs/default/flights/7100",
            Revisions = { Revision("ovmf", new string('1', 40)) },
            Forced = true,
            PushTime = new Timestamp { Seconds = 1_772_500_000 },
            Author = "Ada Example",
            Reason = "the host was bad",
        },
    };

    private static V1.TreeRevision Revision(string tree, string revision) => new() { Tree = tree, Revision = revision };
}
