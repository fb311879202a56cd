using Flights.Domain.Flights;
using Flights.Domain.Tests.Classification;

namespace Flights.Domain.Tests.Flights;

public sealed class RecordedPushTests
{
    private static readonly Flight Flight = Given.Flight() with { Targeted = Versions("a1") };

    private static readonly RecordedPush Whole = new(
        Flight.Lab, Flight.Branch, Flight.Number, [], Forced: false, DateTimeOffset.UnixEpoch, "Ada Example", "");

    /// <summary>Pushes, what the report of the flight says of one, and what holds then.</summary>
    public static TheoryData<string, RecordedPush, PushOutcome?, PushOutcome?> Cases => new()
    {
        { "all that it targeted",        Whole,                                               null,                  PushOutcome.Pushed },
        { "of its revision",             Whole with { Revisions = Versions("a1").Trees },     null,                  PushOutcome.Pushed },
        { "after the report",            Whole,                                               PushOutcome.NotPushed, PushOutcome.Pushed },
        { "of another revision",         Whole with { Revisions = Versions("b2").Trees },     PushOutcome.NotPushed, PushOutcome.NotPushed },
        { "of another branch",           Whole with { Branch = new BranchName("ovmf") },      null,                  null },
        { "of another flight",           Whole with { Flight = new FlightNumber(301) },       null,                  null },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Apply_Push_CountsIfItIsOfWhatTheFlightTested(string name, RecordedPush push, PushOutcome? printed, PushOutcome? expected)
    {
        var flight = Flight with { Push = printed is { } outcome ? new Push(outcome, [], []) : null };

        var actual = RecordedPush.Apply(flight, [push]).Push?.Outcome;

        Assert.True(actual == expected, $"{name}: {actual}");
    }

    [Fact]
    public void Apply_PrintedPush_KeepsWhatWasPrinted()
    {
        var flight = Flight with { Push = new Push(PushOutcome.Pushed, [], ["hint: example"]) };

        Assert.Same(flight, RecordedPush.Apply(flight, [Whole]));
    }

    [Fact]
    public void Id_OtherRecords_AreOthers()
    {
        RecordedPush[] others =
        [
            Whole with { Forced = true },
            Whole with { Time = DateTimeOffset.UnixEpoch.AddSeconds(1) },
            Whole with { Author = "", Reason = "Ada Example" },
            Whole with { Revisions = Versions("a1").Trees },
        ];

        Assert.Equal(others.Length + 1, others.Append(Whole).Select(each => each.Id()).Distinct().Count());
        Assert.Equal(Whole.Id(), (Whole with { Time = Whole.Time.ToOffset(TimeSpan.FromHours(2)) }).Id());
    }

    private static Versions Versions(string revision) => new([new TreeRevision("xen", revision)], null);
}
