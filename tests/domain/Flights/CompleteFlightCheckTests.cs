using Flights.Domain.Baselines;
using Flights.Domain.Flights;

namespace Flights.Domain.Tests.Flights;

public sealed class CompleteFlightCheckTests
{
    private static readonly CompleteFlight Sound = Told.Flight(
        "300 xen=aa +har",
        "build-a make=pass $built_revision_xen=aa",
        "test-a start=pass stop=fail $xenbuildjob=build-a $kernbuildjob=.build-a $buildjob=77.build-gone $buildjob_note=nothing");

    public static TheoryData<string, Func<CompleteFlight, CompleteFlight>, string> Faults => new()
    {
        { "nothing", flight => flight, "" },
        { "flight number", flight => flight with { Number = new FlightNumber(0) }, "name NOT_POSITIVE" },
        { "branch", flight => flight with { Branch = new BranchName("a/b") }, "branch BAD_NAME" },
        { "blessing", flight => flight with { Blessing = new Blessing("") }, "blessing BAD_NAME" },
        { "intended blessing", flight => flight with { IntendedBlessing = new Blessing("") }, "intended_blessing BAD_NAME" },
        { "harness", flight => flight with { HarnessRevisions = ["har", "a\nb"] }, "harness_revisions[1] BAD_NAME" },
        { "job's name", flight => WithJob(flight, job => job with { Name = "" }), "jobs[2].job_id BAD_NAME" },
        { "job twice", flight => WithJob(flight, job => job with { Name = "build-a" }), "jobs[2].job_id JOB_TWICE" },
        { "job's status", flight => WithJob(flight, job => job with { Status = new StepStatus("melted") }), "jobs[2].status UNKNOWN_STATUS" },
        { "job that is retriable", flight => WithJob(flight, job => job with { Status = new StepStatus("retriable") }), "" },
        { "step's number", flight => WithStep(flight, step => step with { Number = 0 }), "jobs[2].steps[1].step_number NOT_POSITIVE" },
        { "step's number twice", flight => WithStep(flight, step => step with { Number = 1 }), "jobs[2].steps[1].step_number STEP_NUMBER_TWICE" },
        { "test's name", flight => WithStep(flight, step => step with { TestId = new string('a', 501) }), "jobs[2].steps[1].test_id BAD_NAME" },
        { "test twice", flight => WithStep(flight, step => step with { TestId = "start" }), "jobs[2].steps[1].test_id TESTID_TWICE" },
        { "step's status", flight => WithStep(flight, step => step with { Status = new StepStatus("retriable") }), "jobs[2].steps[1].status UNKNOWN_STATUS" },
        { "recipe", flight => WithJob(flight, job => job with { Recipe = new string('a', 501) }), "jobs[2].recipe TOO_LONG" },
        { "script", flight => WithStep(flight, step => step with { Script = new string('a', 501) }), "jobs[2].steps[1].script TOO_LONG" },
        { "logs", flight => WithJob(flight, job => job with { LogUri = "ftp://logs.example.org/" }), "jobs[2].log_uri BAD_URI" },
        { "logs that can be looked at", flight => WithJob(flight, job => job with { LogUri = "https://logs.example.org/7" }), "" },
        { "variable's value", flight => WithRunvar(flight, new Runvar("x", new string('a', 65_537))), "jobs[2].runvars[4].value TOO_LONG" },
        { "variable's name", flight => WithRunvar(flight, new Runvar("", "x")), "jobs[2].runvars[4].name BAD_NAME" },
        { "variable twice", flight => WithRunvar(flight, new Runvar("buildjob", "build-a")), "jobs[2].runvars[4].name RUNVAR_TWICE" },
        { "unknown job", flight => WithRunvar(flight, new Runvar("lbuildjob", "build-b")), "jobs[2].runvars[4].value UNKNOWN_JOB" },
        { "unknown job by dot", flight => WithRunvar(flight, new Runvar("lbuildjob", ".build-b")), "jobs[2].runvars[4].value UNKNOWN_JOB" },
        { "unknown job by number", flight => WithRunvar(flight, new Runvar("lbuildjob", "300.build-b")), "jobs[2].runvars[4].value UNKNOWN_JOB" },
        { "job of another flight", flight => WithRunvar(flight, new Runvar("lbuildjob", "299.build-b")), "" },
        {
            "much",
            flight => WithStep(flight with { Number = new FlightNumber(-1) }, step => step with { Number = 1, TestId = "start" }),
            "name NOT_POSITIVE, jobs[2].steps[1].step_number STEP_NUMBER_TWICE, jobs[2].steps[1].test_id TESTID_TWICE"
        },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void ErrorsOf_Fault_NamesFieldAndReason(string fault, Func<CompleteFlight, CompleteFlight> change, string expected)
    {
        var errors = CompleteFlightCheck.ErrorsOf(change(Sound));

        var told = string.Join(", ", errors.Select(error => $"{error.Field} {error.Reason}"));
        Assert.True(expected == told, $"{fault}: {told}");
        Assert.All(errors, error => Assert.NotEmpty(error.Message));
    }

    [Theory]
    [InlineData("build-a", "build-a")]
    [InlineData(".build-a", "build-a")]
    [InlineData("77.build-a", "77.build-a")]
    [InlineData("77.build.a", "77.build.a")]
    [InlineData("build.a", "build.a")]
    [InlineData("0.build-a", "0.build-a")]
    public void Read_Reference_IsWrittenBack(string text, string expected)
    {
        var reference = BuildReference.Read(text);

        Assert.Equal(expected, reference.ToString());
        Assert.Equal(text.StartsWith('7'), reference.Flight is not null);
    }

    [Fact]
    public void InOrder_WhateverTheOrder_IsTheSame()
    {
        var turned = Sound with
        {
            HarnessRevisions = ["zz", "har", "zz"],
            Jobs = Sound.Jobs.Reverse()
                .Select(job => job with { Steps = job.Steps.Reverse().ToEquatableList(), Runvars = job.Runvars.Reverse().ToEquatableList() })
                .ToEquatableList(),
        };

        Assert.Equal((Sound with { HarnessRevisions = ["har", "zz"] }).InOrder(), turned.InOrder());
        Assert.NotEqual(Sound, turned);
    }

    [Theory]
    [InlineData("xen", "xen=aa")]
    [InlineData("osstest", "osstest=har")]
    [InlineData("linux", "")]
    [InlineData("seabios xen xen", "seabios=cc xen=aa")]
    public void OwnRevisions_OfTrees_AreThoseThatItBuiltAlone(string trees, string expected)
    {
        var flight = Told.Flight(
            "300 xen=aa +har",
            "build-b make=pass $built_revision_linux=b1 $built_revision_seabios=cc $revision_xen=zz",
            "build-c make=pass $built_revision_linux=b2 $built_revision_xen=aa",
            "build-d-prev make=pass $built_revision_xen=bb");

        var built = OwnRevisions.Of(flight, Told.Words(trees).Select(tree => new TreeRevision(tree, "any")));

        Assert.Equal(expected, string.Join(' ', built));
    }

    [Theory]
    [InlineData("build-amd64-prev", false)]
    [InlineData("build--prev", false)]
    [InlineData("build-prev", true)]
    [InlineData("test-amd64-prev", true)]
    [InlineData("build-amd64-prev2", true)]
    public void IsOfMainRevision_JobOfThePreviousBranch_IsNot(string name, bool expected) =>
        Assert.Equal(expected, (Sound.Jobs[0] with { Name = name }).IsOfMainRevision);

    private static CompleteFlight WithJob(CompleteFlight flight, Func<CompleteJob, CompleteJob> change) =>
        flight with { Jobs = [flight.Jobs[0], flight.Jobs[1], change(flight.Jobs[2])] };

    private static CompleteFlight WithStep(CompleteFlight flight, Func<CompleteStep, CompleteStep> change) =>
        WithJob(flight, job => job with { Steps = [job.Steps[0], change(job.Steps[1])] });

    private static CompleteFlight WithRunvar(CompleteFlight flight, Runvar runvar) =>
        WithJob(flight, job => job with { Runvars = [.. job.Runvars, runvar] });
}
