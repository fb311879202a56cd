using Flights.Domain.Flights;
using Flights.Domain.Regressions;

namespace Flights.Domain.Tests.Regressions;

/// <summary>A week of one branch, and what its ledger must be. The flights 554, 591 and 620 are not known: others name them.</summary>
public sealed class LedgerSequenceTests
{
    private static readonly Run[] Week =
    [
        new(514, Row.JobBroken("build-birch"), Row.Broken("build-birch", "host-install(4)", 493), Row.Blocked("test-birch-vm"))
            { Baseline = "r01", Targeted = "r02", Basis = 493, Push = PushOutcome.NotPushed },
        new(520, Noise) { Baseline = "r01", Targeted = "r03", Basis = 493, Push = PushOutcome.Pushed },
        new(525, Noise) { Baseline = "r03", Targeted = "r04", Basis = 520, Push = PushOutcome.Pushed },
        new(529, Row.JobBroken("test-amber-vm"), Row.Broken("test-amber-vm", "capture-logs(22)", 525))
            { Baseline = "r04", Targeted = "r05", Basis = 525, Push = PushOutcome.NotPushed },
        new(533, Noise) { Baseline = "r04", Targeted = "r05", Basis = 525, Push = PushOutcome.Pushed },
        new(546, Noise) { Baseline = "r05", Targeted = "r06", Basis = 533, Push = PushOutcome.Pushed },
        new(638, Row.Regressed("build-birch", "plum-build", 554), Row.Regressed("build-cedar", "plum-build", 554),
            Row.Blocked("test-birch-vm"))
            { Baseline = "r08", Targeted = "r09", Basis = 554, Push = PushOutcome.NotPushed },
        new(640, Noise) { Baseline = "r08", Targeted = "r10", Basis = 554, Push = PushOutcome.Pushed },
        new(646, Noise) { Baseline = "r10", Targeted = "r11", Basis = 640, Push = PushOutcome.Pushed },
        new(684, Row.Regressed("test-birch-vm", "guest-start/plum.repeat", 646), Noise)
            { Baseline = "r11", Targeted = "r12", Basis = 646, Push = PushOutcome.NotPushed },
        new(706, Row.Regressed("build-amber", "plum-build", 691), Row.Regressed("build-birch", "plum-build", 691),
            Row.Regressed("build-cedar", "plum-build", 691), Row.Blocked("test-amber-vm"), Row.Blocked("test-birch-vm"))
            { Baseline = "r12", Targeted = "r13", Basis = 691, Push = PushOutcome.NotPushed },
        new(710, Row.Regressed("build-amber", "plum-build", 691), Row.Regressed("build-birch", "plum-build", 691),
            Row.Regressed("build-cedar", "plum-build", 691), Row.Blocked("test-amber-vm"), Row.Blocked("test-birch-vm"))
            { Baseline = "r12", Targeted = "r14", Basis = 691, Push = PushOutcome.NotPushed },
        new(758, Noise) { Baseline = "r15", Targeted = "r16", Basis = 720, Push = PushOutcome.Pushed },
        new(766, Row.JobBroken("build-birch"), Row.Broken("build-birch", "host-install(4)", 758), Row.Blocked("test-birch-vm"))
            { Baseline = "r16", Targeted = "r17", Basis = 758, Push = PushOutcome.NotPushed },
    ];

    private const string Expected = """
        build-birch plum-build: 638-638 (1), good 554, passed 546, plum r08..r09, fixed 640
        build-cedar plum-build: 638-638 (1), good 554, passed 546, plum r08..r09, fixed 640
        test-birch-vm guest-start/plum.repeat: 684-684 (1), good 646, passed 646, plum r11..r12, fixed 758
        build-amber plum-build: 706-710 (2), good 691, passed 684, plum r12..r13, fixed 758
        build-birch plum-build: 706-710 (2), good 691, passed 684, plum r12..r13, fixed 758
        build-cedar plum-build: 706-710 (2), good 691, passed 684, plum r12..r13, fixed 758
        shut 514 printed, build-birch <job status> broken, build-birch host-install(4) broken
        open 520 printed
        shut 529 printed, test-amber-vm <job status> broken, test-amber-vm capture-logs(22) broken
        open 533 printed
        shut 638 printed, build-birch plum-build regression, build-cedar plum-build regression
        open 640 printed
        shut 684 printed, test-birch-vm guest-start/plum.repeat regression
        open 691 implied
        shut 706 printed, build-amber plum-build regression, build-birch plum-build regression, build-cedar plum-build regression
        open 758 printed
        shut 766 printed, build-birch <job status> broken, build-birch host-install(4) broken
        """;

    private static Row Noise => Row.NeverPass("test-amber-vm", "migrate-support-check");

    [Fact]
    public void Week_InOrder_HasSixEpisodesAndElevenChanges() =>
        Assert.Equal(Expected.ReplaceLineEndings("\n"), LedgerText.Of(Ledger.Of(Week.Select(run => run.Input))));

    [Fact]
    public void Week_Backwards_GivesTheSameLedger() =>
        Assert.Equal(Ledger.Of(Week.Select(run => run.Input)), Ledger.Of(Week.Reverse().Select(run => run.Input)));

    [Fact]
    public void Week_WithFlightsThatAreNoMainFlights_GivesTheSameLedger()
    {
        var others = new[]
        {
            new Run(515, Row.Regressed("build-amber", "plum-build", 493)) { Blessing = "play" },
            new Run(526, Row.Regressed("build-amber", "plum-build", 493)) { Blessing = "real-bisect" },
            new Run(650, Row.Regressed("build-amber", "plum-build", 493)) { Blessing = "running" },
            new Run(707) { Targeted = "r12", Baseline = "r12", Push = PushOutcome.UpToDate },
        };

        Assert.Equal(Ledger.Of(Week.Select(run => run.Input)), Ledger.Of(Week.Concat(others).Select(run => run.Input)));
    }
}
