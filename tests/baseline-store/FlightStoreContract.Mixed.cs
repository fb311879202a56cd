using Flights.Domain.Flights;
using static Flights.BaselineStore.Tests.FlightFacts;

namespace Flights.BaselineStore.Tests;

/// <summary>Complete flights whose branch has mailed ones too.</summary>
public abstract partial class FlightStoreContract
{
    private const long JudgedNumber = 30;

    private const long EarlierNumber = 20;

    // Its name tells which builds it uses.
    private static readonly StepKey Test = new("test-amd64-amd64-xl", "boot");

    // What a mailed flight targeted, whether its report shows that it built it, and the flight as evidence for two trees' revisions.
    public static TheoryData<string, bool, string> MailedCandidates => new()
    {
        { "xen=abcdef0123,linux=l1", true, "certain" },
        { "xen=abcdef0123,linux=l1", false, "perhaps" },
        { "xen=abcdef0123", true, "perhaps" },
        { "linux=l1", true, "perhaps" },
        { "xen=abcdef01,linux=l1", true, "perhaps" },
        { "xen=abcdef0124", true, "none" },
        { "xen=abcdef0123,linux=l2", true, "none" },
        { "libvirt=v1", true, "none" },
        { "", true, "perhaps" },
    };

    [Theory]
    [MemberData(nameof(MailedCandidates))]
    public async Task Examine_MailedFlight_CountsAsFarAsItsReportShows(string targeted, bool showsBuilds, string expected)
    {
        var mailed = Flight(EarlierNumber, targeted).With(Test.Job, "fail").WithRow(step: Test);
        await Store.RecordAsync(showsBuilds ? mailed.WithBuilds() : mailed, Cancelled);
        await Store.RecordAsync(Submitted(Complete(JudgedNumber, Test.Job, "fail", "xen=new")), Cancelled);

        Assert.Equal(expected, await CandidateAsync("xen=abcdef0123,linux=l1"));
    }

    // What the flight built itself, the flight whose build it uses, and the flight as evidence for the revision xen=old.
    public static TheoryData<string, string, string> BuildsOfOthers => new()
    {
        { "xen=old", "", "certain" },
        { "xen=old", "complete", "certain" },
        { "xen=old", "unknown", "certain" },
        { "xen=old", "mailed", "perhaps" },
        { "", "mailed", "perhaps" },
        { "xen=new", "mailed", "none" },
        { "", "unknown", "none" },
    };

    [Theory]
    [MemberData(nameof(BuildsOfOthers))]
    public async Task Examine_FlightThatUsesBuildsOfAMailedOne_MayHaveTestedThem(string built, string other, string expected)
    {
        const long Other = 10;

        // Where it never passed nothing is compared.
        await Store.RecordAsync(Submitted(Complete(5, Test.Job, "pass", "xen=older")), Cancelled);
        switch (other)
        {
            case "complete":
                await Store.RecordAsync(Submitted(Complete(Other, "build-a", "pass", "xen=old")), Cancelled);
                break;
            case "mailed":
                await Store.RecordAsync(Flight(Other, "xen=old").With("build-a", "pass"), Cancelled);
                break;
        }

        var earlier = Complete(EarlierNumber, Test.Job, "fail", built);
        await Store.RecordAsync(
            Submitted(other.Length == 0 ? earlier : earlier with { Jobs = [.. earlier.Jobs.Select(job => UsesBuildOf(job, Other))] }), Cancelled);
        await Store.RecordAsync(Submitted(Complete(JudgedNumber, Test.Job, "fail", "xen=new")), Cancelled);

        Assert.Equal(expected, await CandidateAsync("xen=old"));
    }

    [Fact]
    public async Task Examine_InferredPass_IsNotCertain()
    {
        var mailed = Flight(EarlierNumber, "xen=old").WithBuilds().With(Test.Job, "pass");
        await Store.RecordAsync(mailed, Cancelled);
        await Store.RecordAsync(Submitted(Complete(JudgedNumber, Test.Job, "fail", "xen=new")), Cancelled);

        Assert.Equal("perhaps", await CandidateAsync("xen=old"));
    }

    private static CompleteFlight Complete(long number, string job, string status, string built) => new()
    {
        Lab = Lab,
        Number = new FlightNumber(number),
        Branch = Branch,
        Blessing = Blessing.Real,
        IntendedBlessing = Blessing.Real,
        Jobs =
        [
            new CompleteJob
            {
                Name = job,
                Status = new StepStatus(status),
                Steps = [new CompleteStep { Number = 1, TestId = Test.TestId, Status = new StepStatus(status) }],
                Runvars = [.. Versions(built).Trees.Select(each => new Runvar(Runvar.BuiltRevision + each.Tree, each.Revision, true))],
            },
        ],
    };

    private static CompleteJob UsesBuildOf(CompleteJob job, long flight) =>
        job with { Runvars = [.. job.Runvars, new Runvar("buildjob", new BuildReference(new FlightNumber(flight), "build-a").ToString())] };

    // Whether the earlier flight is a candidate for what failed in the judged one.
    private async Task<string> CandidateAsync(string baseline)
    {
        var scope = ScopeOf("", "") with { Baseline = Versions(baseline) };
        var examined = (await Store.ExamineAsync(scope, new FlightNumber(JudgedNumber), Cancelled))!.Flight!;
        var found = examined.Jobs[0].Failed[0].Evidence.Candidates.SingleOrDefault(each => each.Flight.Value == EarlierNumber);
        return found is null ? "none" : found.IsCertain ? "certain" : "perhaps";
    }
}
