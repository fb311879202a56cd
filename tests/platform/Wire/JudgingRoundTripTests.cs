using Flights.Domain.Baselines;
using Flights.Domain.Classification;
using Flights.Domain.Flights;
using Flights.Platform.Errors;
using Flights.Platform.Wire;
using Google.Protobuf;

namespace Flights.Platform.Tests.Wire;

/// <summary>What a judgement of a complete flight asks and is told comes over the wire as it was; what is wrong is refused by its
/// field.</summary>
public sealed class JudgingRoundTripTests
{
    private static readonly LabName Lab = new("lab-a");
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch.AddDays(7).AddMilliseconds(5);

    private static readonly HistoryScope Scope = new()
    {
        Lab = Lab,
        Branch = new BranchName("xen-unstable"),
        FurtherBranches = [new BranchName("linux-linus")],
        Blessings = [Blessing.Real, new Blessing("real-retest")],
        Targeted = [new TreeRevision("xen", "abc"), new TreeRevision("linux", "def")],
        Baseline = new Versions([new TreeRevision("xen", "012")], null),
        MaxFlight = new FlightNumber(40),
        ExcludedFlights = [new FlightNumber(12), new FlightNumber(13)],
        Now = Now,
    };

    [Fact]
    public void Scope_OverTheWire_ComesBackEqual() =>
        Assert.Equal(Scope, Copy(Scope.ToWire(), V1.HistoryScope.Parser).ToDomain());

    [Fact]
    public void Scope_WithLittle_ComesBackEqual()
    {
        var scope = new HistoryScope { Lab = Lab, Branch = Scope.Branch, Now = Now, Baseline = new Versions([], new FlightNumber(3)) };

        Assert.Equal(scope, Copy(scope.ToWire(), V1.HistoryScope.Parser).ToDomain());
    }

    public static TheoryData<string, string, Action<V1.HistoryScope>> WrongScopes => new()
    {
        { "INVALID_RESOURCE_NAME", "scope.branch",                     scope => scope.Branch = "xen-unstable" },
        { "OTHER_LAB",             "scope.further_branches[1]",        scope => scope.FurtherBranches.Add("labs/b/branches/x") },
        { "TOO_MANY",              "scope.further_branches",           scope => scope.FurtherBranches.Add(Enumerable.Repeat("labs/lab-a/branches/x", 20)) },
        { "FIELD_REQUIRED",        "scope.blessings",                  scope => scope.Blessings.Clear() },
        { "TOO_MANY",              "scope.blessings",                  scope => scope.Blessings.Add(Enumerable.Repeat("real", 19)) },
        { "BAD_NAME",              "scope.blessings[2]",               scope => scope.Blessings.Add("") },
        { "BAD_NAME",              "scope.targeted[2].tree",           scope => scope.Targeted.Add(new V1.TreeRevision { Revision = "a" }) },
        { "BAD_NAME",              "scope.targeted[2].revision",       scope => scope.Targeted.Add(new V1.TreeRevision { Tree = "a", Revision = "b\n" }) },
        { "TOO_MANY",              "scope.targeted",                   scope => scope.Targeted.Add(Enumerable.Repeat(scope.Targeted[0], 49)) },
        { "TREES_AND_FLIGHT",      "scope.baseline",                   scope => scope.Baseline.Flight = "labs/lab-a/flights/3" },
        { "INVALID_RESOURCE_NAME", "scope.baseline.flight",            scope => scope.Baseline.Flight = "3" },
        { "OTHER_LAB",             "scope.max_flight",                 scope => scope.MaxFlight = "labs/b/flights/3" },
        { "INVALID_RESOURCE_NAME", "scope.excluded_flights[2]",        scope => scope.ExcludedFlights.Add("x") },
        { "TOO_MANY",              "scope.excluded_flights",           scope => scope.ExcludedFlights.Add(Enumerable.Repeat("labs/lab-a/flights/3", 999)) },
        { "FIELD_REQUIRED",        "scope.report_time",                scope => scope.ReportTime = null },
        { "INVALID_TIME",          "scope.report_time",                scope => scope.ReportTime.Nanos = -1 },
    };

    [Theory]
    [MemberData(nameof(WrongScopes))]
    public void Scope_ThatIsWrong_IsRefusedByItsField(string reason, string field, Action<V1.HistoryScope> spoil)
    {
        var wire = Scope.ToWire();
        spoil(wire);

        var error = Assert.Throws<FlightsException>(() => wire.ToDomain());

        Assert.Equal((ErrorKind.InvalidArgument, reason, field), (error.Kind, error.Reason, error.Field));
    }

    [Fact]
    public void ExaminedFlight_OverTheWire_ComesBackEqual()
    {
        var step = new StepKey("test-amd64-amd64-xl", "guest-start");
        var candidate = new Candidate(new FlightNumber(30), Blessing.Real, CandidateRole.Baseline, Outcome.NotReached);
        var evidence = new StepEvidence(step, null, true, 2, [candidate]) { IsHistoryComplete = true };
        var flight = new ExaminedFlight(
            new FlightNumber(31),
            new Blessing("real-retest"),
            [
                new ExaminedJob(step.Job, StepStatus.Fail, [new ExaminedStep(7, StepStatus.Fail, evidence)], TimeSpan.FromSeconds(4321)),
                new ExaminedJob("build-armhf", new StepStatus("retriable"), [], TimeSpan.FromSeconds(100_000)),
            ]);

        Assert.Equal(flight, Copy(flight.ToWire(Lab), V1.ExaminedFlight.Parser).ToDomain());
    }

    [Fact]
    public void PushAges_OverTheWire_ComeBackEqual()
    {
        var first = new DatedFlight(new FlightNumber(31), Now);
        var ages = new PushAgeFacts(new DatedFlight(new FlightNumber(30), null), first, 4, first, 2);
        var none = new PushAgeFacts(null, null, 0, null, 0);

        Assert.Equal(ages, Copy(ages.ToWire(Lab), V1.PushAgeFacts.Parser).ToDomain());
        Assert.Equal(none, Copy(none.ToWire(Lab), V1.PushAgeFacts.Parser).ToDomain());
    }

    [Fact]
    public void Policy_ThatIsNotSaid_IsTheLaterOne()
    {
        Assert.Equal(ReportPolicy.Later, V1.ReportPolicy.Unspecified.ToDomain("policy"));
        Assert.Equal(ReportPolicy.Later, V1.ReportPolicy.Later.ToDomain("policy"));
        Assert.Equal(ReportPolicy.Of2015, V1.ReportPolicy._2015.ToDomain("policy"));
        Assert.Equal("UNKNOWN_POLICY", Assert.Throws<FlightsException>(() => ((V1.ReportPolicy)9).ToDomain("policy")).Reason);
    }

    private static T Copy<T>(T message, MessageParser<T> parser)
        where T : IMessage<T> =>
        parser.ParseFrom(message.ToByteArray());
}
