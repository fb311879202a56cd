using Flights.Domain.Baselines;
using Flights.Domain.Classification;
using Flights.Domain.Flights;
using Flights.Domain.Regressions;
using Flights.Platform.Wire;
using Google.Protobuf;

namespace Flights.Platform.Tests.Wire;

/// <summary>What goes over the wire comes back as it was: every field of every type is set to something that is not its default.</summary>
public sealed class WireRoundTripTests
{
    private static readonly LabName Lab = new("lab-a");
    private static readonly BranchName Branch = new("xen-4.19-testing");
    private static readonly StepKey Step = new("test-amd64-amd64-xl", "guest-localmigrate/x10");

    private static readonly Opinion Opinion = new()
    {
        Step = Step,
        SeenIn = new FlightNumber(31),
        Status = new StepStatus("wedged"),
        Rule = "compared-with-baseline",
        Own = new Finding(new Summary(SummaryKind.StatusIn, new FlightNumber(30), "-bisect", "starved"), Blocker.Broken),
        Effective = new Finding(new Summary(SummaryKind.Regression, new FlightNumber(30)), Blocker.Regression),
        Section = ReportSection.Allowable,
        Agreement = Agreement.Differs,
        Candidates =
        [
            new Candidate(new FlightNumber(30), new Blessing("real-bisect"), CandidateRole.Targeted, Outcome.Of(new StepStatus("wedged"))),
            new Candidate(new FlightNumber(29), Blessing.Real, CandidateRole.Baseline, Outcome.InferredPass) { IsCertain = false },
            new Candidate(new FlightNumber(28), Blessing.Real, CandidateRole.Baseline, Outcome.NotPassed),
            new Candidate(new FlightNumber(27), Blessing.Real, CandidateRole.Baseline, Outcome.Unknown),
            new Candidate(new FlightNumber(26), Blessing.Real, CandidateRole.Baseline, Outcome.NotReached),
        ],
    };

    [Fact]
    public void Flight_OverTheWire_ComesBackEqual()
    {
        var flight = FullFlight();

        Assert.Equal(flight, Copy(flight.ToWire(), V1.Flight.Parser).ToDomain());
    }

    [Fact]
    public void Flight_WithLittle_ComesBackEqual()
    {
        var flight = new Flight
        {
            Lab = LabName.Default,
            Number = new FlightNumber(1),
            Branch = Branch,
            Blessing = new Blessing("play"),
            Digest = "00",
            Report = Report.Empty,
        };

        Assert.Equal(flight, Copy(flight.ToWire(), V1.Flight.Parser).ToDomain());
    }

    [Fact]
    public void Bisection_OverTheWire_ComesBackEqual()
    {
        var bisection = new Bisection
        {
            Lab = Lab,
            Branch = Branch,
            State = "complete",
            ConfiguredBranch = "xen-unstable",
            XenBranch = "xen-4.19-testing",
            Step = Step,
            Trees = [new BisectionTree("xen", "git://git.example.org/xen.git")],
            Findings =
            [
                new BisectionFinding("Found", new BisectionTree("xen", "git://x"), "aa", "bb", "http://logs.example.org/31/", "commit aa\n"),
                new BisectionFinding("Nothing", null, "", "", "", ""),
            ],
            GraphUri = "http://logs.example.org/graph",
            Results = [new BisectionResult(new FlightNumber(30), "fail", "a-host", ["aa", "bb"])],
            ToolLog = "a log",
            LastFlight = FullFlight(),
            Subject = "[xen-4.19-testing bisection] complete a-job",
            MessageId = "a@example.org",
            ReportTime = DateTimeOffset.UnixEpoch.AddDays(1),
            Digest = new string('a', 64),
            BodyHashState = BodyHashState.Verified,
            HasCrLf = true,
            ListFooter = "___\na list\n",
            Deviations = [new Deviation(ReportPart.Head, 1, ["a"], ["b"])],
        };

        Assert.Equal(bisection, Copy(bisection.ToWire(), V1.Bisection.Parser).ToDomain());
    }

    [Fact]
    public void Classification_OverTheWire_ComesBackEqual()
    {
        var undecided = Opinion with { Own = null, Missing = "flight 29 is not recorded", Agreement = Agreement.InsufficientHistory };
        var classification = new FlightClassification(FlightVerdict.Problems, [Opinion, undecided], 7, 3);

        var wire = Copy(classification.ToWire(Lab, new FlightNumber(32)), V1.Classification.Parser);

        Assert.Equal("labs/lab-a/flights/32", wire.Flight);
        Assert.Equal(classification, wire.ToDomain());
    }

    [Fact]
    public void Evidence_OverTheWire_ComesBackEqual()
    {
        var evidence = new StepEvidence(Step, new FlightNumber(31), true, 12, Opinion.Candidates) { IsHistoryComplete = true };

        Assert.Equal(evidence, Copy(evidence.ToWire(Lab), V1.StepEvidence.Parser).ToDomain());
    }

    [Fact]
    public void Regression_OverTheWire_ComesBackEqual()
    {
        var regression = new Regression
        {
            Id = "31-abc",
            Step = Step,
            State = RegressionState.Accepted,
            FirstBad = new FlightNumber(31),
            LastBad = new FlightNumber(33),
            FailureCount = 3,
            LastGood = new FlightNumber(29),
            NewestRecordedPass = new FlightNumber(30),
            Ranges = [new RevisionRange("xen", "aa", "bb")],
            ResolvedBy = new FlightNumber(34),
            Intermittent = true,
            Excused = true,
            FirstOpinion = Opinion,
            FailedIn = [new FlightNumber(31), new FlightNumber(32), new FlightNumber(33)],
            AcceptedLike = new FlightNumber(28),
            Changes = new RegressionChanges(
                "xen",
                [new Commit("bb", [], "A. Person <a@example.org>", "Mon Jan 1 00:00:00 2024 +0000", "A subject", "")],
                true,
                [new Person("A. Person", "a@example.org", "(late)")],
                2),
            FirstLogUri = "http://logs.example.org/31/test-amd64-amd64-xl/info.html",
            LastLogUri = "http://logs.example.org/33/test-amd64-amd64-xl/info.html",
            BeginTime = DateTimeOffset.UnixEpoch.AddDays(2),
            IncidentId = "30-abc",
            IncidentTests = ["guest-localmigrate/x10", "xen-build"],
            BlockedJobs = [new BlockedJob("test-amd64-amd64-pair", ["build-amd64", "build-i386"])],
        };

        Assert.Equal(regression, Copy(regression.ToWire(Lab, Branch), V1.Regression.Parser).ToDomain());
    }

    [Fact]
    public void Gate_OverTheWire_ComesBackEqual()
    {
        var gate = new Gate(GateState.Shut, new FlightNumber(31), new FlightNumber(33), [new GateBlocker(Step, Blocker.Unfinished)]);
        var change = new GateChange(new FlightNumber(31), GateState.Open, gate.Blockers, GateCause.Implied, true, true);

        Assert.Equal(gate, Copy(gate.ToWire(Lab, Branch), V1.Gate.Parser).ToDomain());
        Assert.Equal(change, Copy(change.ToWire(Lab), V1.GateChange.Parser).ToDomain());
        var notice = new StuckNotice(new FlightNumber(33), new FlightNumber(31), 30, gate.Blockers);
        Assert.Equal(notice, Copy(notice.ToWire(Lab), V1.StuckNotice.Parser).ToDomain());
    }

    public static TheoryData<string> KnownStatuses => new(StepStatus.Known.Select(status => status.Word));

    [Theory]
    [MemberData(nameof(KnownStatuses))]
    public void Status_ThatIsKnown_HasAValueAndNeedsNoWord(string word)
    {
        var status = new StepStatus(word);

        Assert.NotEqual(V1.StepStatus.Other, status.ToWire());
        Assert.Equal("", status.ToWireWord());
        Assert.Equal(status, status.ToWire().ToDomain(""));
    }

    private static Flight FullFlight() => new()
    {
        Lab = Lab,
        Number = new FlightNumber(31),
        Branch = Branch,
        Blessing = Blessing.Real,
        IntendedBlessing = Blessing.Real,
        RunKind = RunKind.BaselineOnly,
        Retests = [new Retest(new FlightNumber(32), Branch, new Blessing("real-retest"), Blessing.Real)],
        Jobs = [new Job("build-amd64", StepStatus.Pass) { Host = "a-host" }, new Job("test-amd64-amd64-xl", new StepStatus("wedged"))],
        Failures =
        [
            new StepFailure
            {
                Step = Step,
                StepNumber = 16,
                Status = StepStatus.Fail,
                SeenIn = new FlightNumber(32),
                Summary = new Summary(SummaryKind.PassIn, new FlightNumber(32), "-retest"),
                Section = ReportSection.Intermittent,
                Line = 9,
            },
            new StepFailure
            {
                Step = new StepKey("build-armhf", StepKey.JobStatus),
                Status = new StepStatus("wedged"),
                Summary = new Summary(SummaryKind.Other, null, "", "something new"),
                Section = ReportSection.Blocking,
            },
        ],
        Targeted = new Versions([new TreeRevision("xen", "aa"), new TreeRevision("linux", "bb")], null),
        Baseline = new Versions([], new FlightNumber(12)),
        Push = new Push(PushOutcome.Pushed, [new RefUpdate("aa", "bb", "bb", "master", "host.example.org:/xen.git")], ["hint: a hint"]) { Revision = "bb" },
        PushAges =
        [
            new PushAge(PushAgeKind.Basis, new FlightNumber(12), DateTimeOffset.UnixEpoch, 3, null),
            new PushAge(PushAgeKind.FailingSince, null, DateTimeOffset.UnixEpoch, 16738, null),
            new PushAge(PushAgeKind.TestingSince, null, null, 0, 0),
        ],
        ReportTime = DateTimeOffset.UnixEpoch.AddDays(1),
        Digest = new string('a', 64),
        BodyHashState = BodyHashState.Verified,
        Report = new Report
        {
            Subject = "[xen-4.19-testing test] 31: tolerable FAIL - PUSHED",
            MessageId = "osstest-31-mainreport@xen.example.org",
            Headline = "tolerable FAIL",
            HeadlinePushed = true,
            Verdict = PrintedVerdict.Tolerable,
            LogsUris = ["http://logs.example.org/31/"],
            Preamble = ["a line"],
            People = [new Person("A. Person", "a@example.org", "(late)")],
            PeopleCount = 0,
            ReportingHost = "osstest.example.org",
            SubjectPrefix = "Re: ",
            HeaderFold = HeaderFold.Inline,
            PageHead = ["a page"],
            PassedRemark = PassedRemark.Plain,
            PeopleListed = true,
            PeopleRuled = true,
            FooterPaths = [new FooterPath("logs", "/home/logs")],
            Footer = [new FooterParagraph("Logs are available at", ["http://logs.example.org/"])],
            LogTooLong = true,
            FinalNewlines = 2,
            HasCrLf = true,
            ListFooter = "___\na list\n",
            Deviations = [new Deviation(ReportPart.Jobs, 2, [" a pass"], [" a  pass", "?"])],
            BrokenNotes = [new BrokenNote("build-armhf", "", "broken")],
            Commits =
            [
                new Commit("aa", ["bb", "cc"], "A. Person <a@example.org>", "Mon Jan 1 00:00:00 2024 +0000", "A subject", "A body")
                {
                    Trailers = [new Trailer("Acked-by", "B")],
                },
            ],
            RevisionLog = "commit aa\n",
            OmittedLogLines = 0,
            UnknownLines = [new UnknownLine(4, "?")],
            Diagnostics =
            [
                new Diagnostic("UNKNOWN_LINE", 4, 1, "The line is not known."),
                new Diagnostic("HEADLINE_AGAINST_PUSH", 9, 0, "They differ.") { Other = new DiagnosticPlace("Subject", 1, 2) },
            ],
        },
        Complete = new CompleteFlight
        {
            Lab = Lab,
            Number = new FlightNumber(31),
            Branch = Branch,
            Blessing = Blessing.Running,
            IntendedBlessing = Blessing.Real,
            StartTime = DateTimeOffset.UnixEpoch.AddHours(1),
            HarnessRevisions = ["aa+", "bb"],
            Jobs =
            [
                new CompleteJob
                {
                    Name = "build-amd64",
                    Recipe = "build",
                    Status = new StepStatus("retriable"),
                    Steps =
                    [
                        new CompleteStep
                        {
                            Number = 3,
                            TestId = "xen-build",
                            Script = "ts-xen-build",
                            Status = StepStatus.Running,
                            StartTime = DateTimeOffset.UnixEpoch.AddHours(2),
                            FinishTime = DateTimeOffset.UnixEpoch.AddHours(3),
                        },
                        new CompleteStep { Number = 4, TestId = "capture-logs(4)", Status = StepStatus.Pass },
                    ],
                    Runvars = [new Runvar("built_revision_xen", "aa", IsSynthetic: true), new Runvar("buildjob", "30.build-amd64")],
                },
                new CompleteJob { Name = "test-amd64-amd64-xl", Status = StepStatus.Queued },
            ],
        },
        Supersedes = new string('b', 64),
    };

    // Through the bytes, so that what the mapping sets is what a reader gets.
    private static T Copy<T>(T message, MessageParser<T> parser)
        where T : IMessage<T> =>
        parser.ParseFrom(message.ToByteArray());
}
