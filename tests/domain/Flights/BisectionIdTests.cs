using Flights.Domain.Flights;

namespace Flights.Domain.Tests.Flights;

public sealed class BisectionIdTests
{
    private static readonly Bisection Bisection = new()
    {
        Lab = LabName.Default,
        Branch = new BranchName("ovmf"),
        Step = new StepKey("build-amd64", "xen-build"),
        Digest = new string('a', 64),
    };

    // By hand: printf 'default\novmf\nbuild-amd64\nxen-build\naaa...\n' | sha256sum | cut -c1-24
    [Fact]
    public void Of_Bisection_IsTheDigestOfWhatItIsAbout() => Assert.Equal("e2042e1d2d013ba78c00fbb6", BisectionId.Of(Bisection));

    [Fact]
    public void Of_CopyWithAnotherEnvelope_IsTheSame() => Assert.Equal(
        BisectionId.Of(Bisection),
        BisectionId.Of(Bisection with { Subject = "Re: it", MessageId = "b@example.org", ReportTime = DateTimeOffset.UnixEpoch }));

    public static TheoryData<string, Bisection> Others => new()
    {
        { "lab",    Bisection with { Lab = new LabName("other") } },
        { "branch", Bisection with { Branch = new BranchName("seabios") } },
        { "job",    Bisection with { Step = new StepKey("build-i386", "xen-build") } },
        { "test",   Bisection with { Step = new StepKey("build-amd64", "kernel-build") } },
        { "text",   Bisection with { Digest = new string('b', 64) } },
    };

    [Theory]
    [MemberData(nameof(Others))]
    public void Of_AnotherOne_IsAnother(string what, Bisection other) =>
        Assert.True(BisectionId.Of(Bisection) != BisectionId.Of(other), what);
}
