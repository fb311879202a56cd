using System.Globalization;
using Flights.Domain.Baselines;
using Flights.Domain.Classification;
using Flights.Domain.Flights;

namespace Flights.Domain.Tests.Classification;

/// <summary>Short ways to say what a classification is made from.</summary>
internal static class Given
{
    public static readonly StepKey TestStep = new("test-amd64-amd64-xl", "guest-start");

    public static readonly StepKey BuildStep = new("build-amd64", "xen-build");

    /// <summary>A row of the report.</summary>
    public static StepFailure Row(
        StepKey step, string status, ReportSection section = ReportSection.Blocking, Summary? printed = null, long? seenIn = null) => new()
        {
            Step = step,
            Status = new StepStatus(status),
            SeenIn = seenIn is { } number ? new FlightNumber(number) : null,
            Section = section,
            Summary = printed ?? Summary.None,
        };

    /// <summary>The evidence for a row.</summary>
    public static StepEvidence EvidenceFor(StepFailure row, bool everPassed, IEnumerable<Candidate> candidates, int notRefuting = 0) =>
        new(row.Step, row.SeenIn, everPassed, notRefuting, candidates.ToEquatableList());

    /// <summary>A flight as a history tells of it, with one step that failed.</summary>
    public static ExaminedFlight Examined(long number, StepEvidence evidence) => new(
        new FlightNumber(number),
        Blessing.Real,
        [new ExaminedJob(evidence.Step.Job, StepStatus.Fail, [new ExaminedStep(1, StepStatus.Fail, evidence)], TimeSpan.Zero)]);

    /// <summary>A flight with some rows.</summary>
    public static Flight Flight(params StepFailure[] rows) => new()
    {
        Lab = LabName.Default,
        Number = new FlightNumber(300),
        Branch = new BranchName("xen-unstable"),
        Blessing = Blessing.Real,
        Failures = [.. rows],
        Digest = new string('0', 64),
        Report = Report.Empty,
    };

    /// <summary>The opinion on a single row.</summary>
    public static Opinion OpinionOn(StepFailure row, bool everPassed = true, string candidates = "", int notRefuting = 0) =>
        Classifier.Classify(Flight(row), new Evidence([EvidenceFor(row, everPassed, Candidates(candidates), notRefuting)], 7)).Opinions[0];

    /// <summary>
    /// Candidates in search order, such as <c>b210=pass b209=inferred t211-retest=? t208=!pass</c>: <c>b</c> tested the baseline and
    /// <c>t</c> the revisions under test; <c>?</c> is unknown, <c>!pass</c> is known not to have passed, and
    /// <c>none</c> was not reached. With <c>?</c> behind its letter it is not certain that the flight counts, such as <c>b?210=pass</c>.
    /// </summary>
    public static IEnumerable<Candidate> Candidates(string text)
    {
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var sides = word.Split('=');
            var isCertain = sides[0][1] != '?';
            var name = sides[0][(isCertain ? 1 : 2)..].Split('-');
            yield return new Candidate(
                new FlightNumber(long.Parse(name[0], CultureInfo.InvariantCulture)),
                new Blessing(name.Length > 1 ? $"real-{name[1]}" : "real"),
                sides[0][0] == 'b' ? CandidateRole.Baseline : CandidateRole.Targeted,
                OutcomeOf(sides[1]))
            {
                IsCertain = isCertain,
            };
        }
    }

    private static Outcome OutcomeOf(string word) => word switch
    {
        "?" => Outcome.Unknown,
        "!pass" => Outcome.NotPassed,
        "inferred" => Outcome.InferredPass,
        "none" => Outcome.NotReached,
        _ => Outcome.Of(new StepStatus(word)),
    };
}
