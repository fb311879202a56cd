using Flights.Domain.Flights;
using static Flights.BaselineStore.Tests.FlightFacts;

namespace Flights.BaselineStore.Tests;

/// <summary>Writes the facts of bisections in few words.</summary>
internal static class BisectionFacts
{
    /// <summary>A bisection whose text is a word, reported on a day; without a day it has no date.</summary>
    public static Bisection Bisection(string text, int? day = 1, StepKey? step = null, string branch = "smoke") => new()
    {
        Lab = Lab,
        Branch = new BranchName(branch),
        State = "complete",
        Step = step ?? Step,
        Trees = [new BisectionTree("xen", "git://git.example.org/xen.git")],
        Findings = [new BisectionFinding("Found", new BisectionTree("xen", "git://git.example.org/xen.git"), "bad", "good", "", text)],
        ReportTime = day is { } days ? DateTimeOffset.UnixEpoch.AddDays(days) : null,
        Digest = Digest(text),
    };
}
