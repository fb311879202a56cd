using Flights.Domain.Flights;

namespace Flights.Domain.Baselines;

/// <summary>
/// What a mailed report shows of the builds that a flight used. It prints what the flight was to test. Whether it tested that depends on its
/// builds: a flight may take some over from other flights, which can be of other revisions, and where nothing was built nothing was
/// tested. The jobs of the report tell: a flight that has every build that its tests use took none over.
/// </summary>
/// <remarks>The names are osstest's (<c>make-flight</c>): <c>test-A-B-…</c> runs Xen of architecture A under a kernel and tools of B. It
/// uses <c>build-A</c>, <c>build-B</c> and <c>build-B-pvops</c>, with <c>-xsm</c> behind the first, and maybe the second, where its own
/// name ends so, and <c>build-B-libvirt</c> if libvirt drives it. A job of any other form leaves it open what it uses.</remarks>
public static class OwnBuilds
{
    private const string Xsm = "-xsm";
    private const string Libvirt = "-libvirt";
    private const string Kernel = "-pvops";

    private static readonly string[] Architectures = ["amd64", "i386", "arm64", "armhf"];

    /// <summary>Whether the report shows that the flight tested what it targeted.</summary>
    public static bool ShowRevisions(Flight flight)
    {
        var builds = flight.Jobs.Where(job => new StepKey(job.Name, "").IsBuild).ToLookup(job => job.Name, job => job.Status);
        return flight.Targeted.Trees.Count > 0
            && flight.Targeted.Trees.All(each => IsBuilt(each.Tree, builds))
            && flight.Jobs.All(job => builds.Contains(job.Name) || HasBuildsOf(job.Name, builds));
    }

    // Several revisions of the harness may touch one flight, and a report names one.
    private static bool IsBuilt(string tree, ILookup<string, StepStatus> builds)
    {
        var kinds = tree switch
        {
            RevisionPool.HarnessTree => [],
            "libvirt" => [Libvirt],
            _ when tree.StartsWith("linux", StringComparison.Ordinal) => [Kernel],
            _ => (string[])["", Xsm],
        };
        return Architectures.Any(architecture => kinds.Any(kind => builds[$"build-{architecture}{kind}"].Contains(StepStatus.Pass)));
    }

    private static bool HasBuildsOf(string job, ILookup<string, StepStatus> builds)
    {
        var words = job.Split('-');
        var architectures = words.Where(word => Architectures.Contains(word)).Take(2).ToArray();
        if (words[0] != "test" || architectures.Length < 2)
        {
            return false;
        }

        var (xen, tools) = ($"build-{architectures[0]}", $"build-{architectures[1]}");
        return builds.Contains(job.EndsWith(Xsm, StringComparison.Ordinal) ? xen + Xsm : xen)
            && (builds.Contains(tools) || builds.Contains(tools + Xsm))
            && builds.Contains(tools + Kernel)
            && (!words.Contains("libvirt") || builds.Contains(tools + Libvirt));
    }
}
