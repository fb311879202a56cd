using Flights.Domain.Tests.Regressions;
using Flights.Platform.Errors;
using Flights.Platform.Wire;
using Flights.Storage;
using Google.Protobuf.WellKnownTypes;

namespace Flights.Services.Tests.Notifier;

/// <summary>What the notifier keeps of what people say of regressions, whatever the database.</summary>
public abstract class AnnotationContract(SqlDialect dialect)
{
    private static readonly Row Bad = Row.Regressed("test-amber-vm", "guest-start", 90);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Annotation_StandsInEveryAnswerAndLaterEvent()
    {
        using var rig = new LedgerRig(dialect);
        var count = await rig.ApplyAllAsync([new Run(100, Bad)], Token);
        var muted = Timestamp.FromDateTimeOffset(rig.Clock.GetUtcNow().AddDays(3));

        var said = await AnnotateAsync(rig, new() { Owner = "Ada", Note = "Known.\nSee the bug.", BugUri = "https://bugs.example.org/7", MuteUntil = muted });

        var expected = new V1.RegressionAnnotation
        {
            Owner = "Ada",
            Note = "Known.\nSee the bug.",
            BugUri = "https://bugs.example.org/7",
            MuteUntil = muted,
            UpdateTime = Timestamp.FromDateTimeOffset(rig.Clock.GetUtcNow()),
            Etag = "1",
        };
        Assert.Equal(expected, said.Annotation);
        Assert.Equal(said, await rig.Queries.GetRegressionAsync(Run.Lab, Run.Branch, said.Name.Split('/')[^1], Token));
        Assert.Equal(said, await OnlyAsync(rig));
        Assert.Equal(said, await OnlyAsync(rig, V1.RegressionState.Open));
        count += await rig.ApplyAllAsync([new Run(101, Bad)], Token);
        Assert.Equal([null, expected], (await rig.EventsAsync(count, Token)).Select(told => told.Regression()).OfType<V1.Regression>().Select(each => each.Annotation));
    }

    [Fact]
    public async Task Annotation_OfARegressionThatBeganElsewhere_GoesAlong()
    {
        using var rig = new LedgerRig(dialect);
        await rig.ApplyAllAsync([new Run(102, Bad), new Run(104)], Token);
        var said = await AnnotateAsync(rig, new() { Owner = "Ada" });

        await rig.ApplyAsync(new Run(101, Bad), Token);

        var moved = await OnlyAsync(rig);
        Assert.NotEqual(said.Name, moved.Name);
        Assert.Equal(said.Annotation, moved.Annotation);
    }

    [Fact]
    public async Task Annotation_OfARegressionThatIsWithdrawnAndComesBack_IsThere()
    {
        using var rig = new LedgerRig(dialect);
        await rig.ApplyAsync(new Run(100, Bad), Token);
        var said = await AnnotateAsync(rig, new() { Owner = "Ada" });

        await rig.ApplyAsync(new Run(100) { HistoryVersion = 2 }, Token);
        Assert.Empty((await rig.ListAsync(Token)).Regressions);
        await rig.ApplyAsync(new Run(100, Bad) { HistoryVersion = 3 }, Token);

        Assert.Equal(said.Annotation, (await OnlyAsync(rig)).Annotation);
    }

    [Fact]
    public async Task Annotation_OfAWithdrawnRegression_GivesWayToThatOfOneThatMovesThere()
    {
        using var rig = new LedgerRig(dialect);
        await rig.ApplyAsync(new Run(100, Bad), Token);
        await AnnotateAsync(rig, new() { Owner = "Ada" });
        await rig.ApplyAllAsync([new Run(100) { HistoryVersion = 2 }, new Run(101, Bad)], Token);
        await AnnotateAsync(rig, new() { Owner = "Bea" });

        await rig.ApplyAsync(new Run(100, Bad) { HistoryVersion = 3 }, Token);

        Assert.Equal("Bea", (await OnlyAsync(rig)).Annotation.Owner);
    }

    [Fact]
    public async Task Annotation_IsReplacedAsAWhole_AndTakenBackByAnEmptyOne()
    {
        using var rig = new LedgerRig(dialect);
        await rig.ApplyAsync(new Run(100, Bad), Token);
        await AnnotateAsync(rig, new() { Owner = "Ada", Note = "Mine." });

        var second = await AnnotateAsync(rig, new() { Note = "Gone home." });
        var third = await AnnotateAsync(rig, new());

        Assert.Equal(("", "Gone home.", "2"), (second.Annotation.Owner, second.Annotation.Note, second.Annotation.Etag));
        Assert.Equal(("", "", "3"), (third.Annotation.Owner, third.Annotation.Note, third.Annotation.Etag));
    }

    [Fact]
    public async Task Annotation_WithTheEtagOfAnOlderOne_IsRefused()
    {
        using var rig = new LedgerRig(dialect);
        await rig.ApplyAsync(new Run(100, Bad), Token);
        var first = await AnnotateAsync(rig, new() { Owner = "Ada" });
        var second = await AnnotateAsync(rig, new() { Owner = "Bea", Etag = first.Annotation.Etag });

        var refusal = await Assert.ThrowsAsync<FlightsException>(() => AnnotateAsync(rig, new() { Owner = "Cid", Etag = first.Annotation.Etag }));

        Assert.Equal((ErrorKind.Aborted, "ETAG_MISMATCH", "annotation.etag"), (refusal.Kind, refusal.Reason, refusal.Field));
        Assert.Equal(second, await OnlyAsync(rig));
    }

    public static TheoryData<string, string, V1.RegressionAnnotation?> Wrong => new()
    {
        { "FIELD_REQUIRED",    "annotation",            null },
        { "INVALID_TEXT",      "annotation.owner",      new() { Owner = new string('x', 201) } },
        { "INVALID_TEXT",      "annotation.note",       new() { Note = new string('x', 2001) } },
        { "INVALID_TEXT",      "annotation.bug_uri",    new() { BugUri = "https://bugs.example.org/" + new string('x', 500) } },
        { "INVALID_TEXT",      "annotation.owner",      new() { Owner = "Ada\nBea" } },
        { "INVALID_TEXT",      "annotation.note",       new() { Note = "\u001b[31m" } },
        { "INVALID_URI",       "annotation.bug_uri",    new() { BugUri = "javascript:alert(1)" } },
        { "INVALID_URI",       "annotation.bug_uri",    new() { BugUri = "bug 7" } },
        { "INVALID_TIME",      "annotation.mute_until", new() { MuteUntil = new Timestamp { Seconds = long.MaxValue } } },
        { "ETAG_MISMATCH",     "annotation.etag",       new() { Etag = "1" } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Annotation_ThatIsWrong_IsRefused(string reason, string field, V1.RegressionAnnotation? annotation)
    {
        using var rig = new LedgerRig(dialect);
        await rig.ApplyAsync(new Run(100, Bad), Token);

        var refusal = await Assert.ThrowsAsync<FlightsException>(() => AnnotateAsync(rig, annotation));

        Assert.Equal((reason, field), (refusal.Reason, refusal.Field));
        Assert.Null((await OnlyAsync(rig)).Annotation);
    }

    [Theory]
    [InlineData("plum-unstable")]
    [InlineData("pear-unstable")]
    public async Task Annotation_OfNoRegression_IsNotFound(string branch)
    {
        using var rig = new LedgerRig(dialect);
        await rig.ApplyAsync(new Run(100, Bad), Token);
        var request = new V1.AnnotateRegressionRequest { Name = $"labs/orchard/branches/{branch}/regressions/1-0", Annotation = new() };

        var missing = await Assert.ThrowsAsync<FlightsException>(() => rig.Annotator.AnnotateAsync(request, Token));

        Assert.Equal((ErrorKind.NotFound, "REGRESSION_NOT_FOUND"), (missing.Kind, missing.Reason));
    }

    private static async Task<V1.Regression> AnnotateAsync(LedgerRig rig, V1.RegressionAnnotation? annotation) =>
        await rig.Annotator.AnnotateAsync(new() { Name = (await OnlyAsync(rig)).Name, Annotation = annotation }, Token);

    private static async Task<V1.Regression> OnlyAsync(LedgerRig rig, V1.RegressionState state = V1.RegressionState.Unspecified) =>
        Assert.Single((await rig.Queries.ListRegressionsAsync(new() { Parent = LedgerRig.PlumBranch, State = state }, Token)).Regressions);
}
