using Flights.Domain.Baselines;
using Flights.Domain.Flights;
using Flights.Domain.Tests.Classification;

namespace Flights.Domain.Tests.Baselines;

public sealed class OwnBuildsTests
{
    /// <summary>The trees that a flight targets, its jobs (with a status other than pass behind <c>=</c>), and whether they show that it tested
    /// the trees' revisions.</summary>
    public static TheoryData<string, string, bool> Cases => new()
    {
        { "xen",          "build-amd64 build-amd64-pvops test-amd64-amd64-xl",                                    true },
        { "xen",          "build-amd64 build-amd64-pvops test-amd64-amd64-xl=fail",                               true },
        { "xen",          "build-amd64",                                                                          true },
        { "xen",          "build-amd64 build-i386=fail build-i386-pvops test-amd64-i386-xl",                      true },
        { "xen",          "build-armhf-xsm build-armhf-pvops test-armhf-armhf-xl-xsm",                            true },
        { "xen",          "build-amd64 build-amd64-xsm build-amd64-pvops test-amd64-amd64-xl-xsm",                true },
        { "xen",          "build-amd64 build-amd64-pvops test-xtf-amd64-amd64-1",                                 true },
        { "xen linux",    "build-amd64 build-amd64-pvops test-amd64-amd64-xl",                                    true },
        { "libvirt",      "build-amd64 build-amd64-pvops build-amd64-libvirt test-amd64-amd64-libvirt",           true },

        // A build is taken over from another flight.
        { "xen",          "build-amd64 test-amd64-amd64-xl",                                                      false },
        { "xen",          "build-amd64 build-amd64-pvops test-amd64-amd64-xl-xsm",                                false },
        { "xen",          "build-amd64 build-amd64-pvops test-amd64-i386-xl",                                     false },
        { "xen",          "build-amd64 build-amd64-pvops test-amd64-amd64-libvirt",                               false },

        // Nothing is known to have been built of the tree.
        { "xen",          "build-amd64=fail build-amd64-pvops",                                                   false },
        { "xen linux",    "build-amd64",                                                                          false },
        { "libvirt",      "build-amd64 build-amd64-pvops test-amd64-amd64-xl",                                    false },
        { "osstest",      "build-amd64 build-amd64-pvops test-amd64-amd64-xl",                                    false },
        { "",             "build-amd64 build-amd64-pvops test-amd64-amd64-xl",                                    false },

        // It is not known what a job uses.
        { "xen",          "build-amd64 coverity-amd64",                                                           false },
        { "xen",          "build-amd64 test-amd64",                                                               false },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void ShowRevisions_Jobs_MustHoldAllBuildsThatTheyUse(string trees, string jobs, bool expected)
    {
        var flight = Given.Flight() with
        {
            Targeted = new Versions(Words(trees).Select(tree => new TreeRevision(tree, "a1")).ToEquatableList(), null),
            Jobs = Words(jobs)
                .Select(word => word.Split('='))
                .Select(word => new Job(word[0], word.Length > 1 ? new StepStatus(word[1]) : StepStatus.Pass))
                .ToEquatableList(),
        };

        Assert.Equal(expected, OwnBuilds.ShowRevisions(flight));
    }

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
