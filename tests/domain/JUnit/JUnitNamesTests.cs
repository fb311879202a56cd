using Flights.Domain.Flights;
using Flights.Domain.JUnit;
using Flights.Tests;

namespace Flights.Domain.Tests.JUnit;

public sealed class JUnitNamesTests
{
    private const int Rounds = 20_000;

    [Theory]
    [InlineData("RingBuffer", "RingBuffer", "Wraps", "Wraps")]
    [InlineData("pytest", "tests.test_boot.TestGuest", "test_start[2-vcpus]", "tests.test_boot.TestGuest/test_start[2-vcpus]")]
    [InlineData("pytest", "tests.test_boot", "test_start[64 vcpus]", "tests.test_boot/test_start[64+vcpus]")]
    [InlineData("tools.tests", "", "/usr/lib/plum/tests/test-domid", "/usr/lib/plum/tests/test-domid")]
    [InlineData("a", "", "plum::shadow/off", "plum::shadow%2Foff")]
    [InlineData("a", "b/c", "d/e", "b%2Fc/d%2Fe")]
    [InlineData("a", "", "1+1 is 100% <two>~", "1%2B1+is+100%25+%3Ctwo%3E%7E")]
    [InlineData("a", "", "grün\t\u2603", "gr%C3%BCn%09%E2%98%83")]
    public void TestId_SaysClassAndName_InOneWord(string suite, string className, string name, string expected) =>
        Assert.Equal(expected, JUnitNames.TestId(Case(className, name), suite));

    [Theory]
    [InlineData("unit/net", "unit", "net")]
    [InlineData("Sizes%2FGrantTable", "Sizes/GrantTable")]
    [InlineData("py+3.13/plum%3A%3Aring", "py 3.13", "plum::ring")]
    public void Job_SaysTheWholePath_WithoutWhatDividesHeaders(string expected, params string[] path) => Assert.Equal(expected, JUnitNames.Job(path));

    [Fact]
    public void LongName_IsCut_AndStaysItsOwn()
    {
        var name = new string('x', 400);

        var (one, other) = (JUnitNames.TestId(Case("", name + "1"), ""), JUnitNames.TestId(Case("", name + "2"), ""));

        Assert.Equal((JUnitNames.MaxLength, JUnitNames.MaxLength), (one.Length, other.Length));
        Assert.NotEqual(one, other);
        Assert.Equal(one, JUnitNames.TestId(Case("", name + "1"), ""));
    }

    /// <summary>Names of few and awkward letters, so that two that are alike come up soon if there are any.</summary>
    [Fact]
    public void Names_OfDifferentTests_AreDifferent_AndNamesOfFlights()
    {
        var random = new Random(TestSeed.First);
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {TestSeed.First}");
        var known = new Dictionary<string, (string ClassName, string Name)>();
        var jobs = new Dictionary<string, string>();
        for (var i = 0; i < Rounds; i++)
        {
            var test = (ClassName: Text(random, 0), Name: Text(random, 1));
            var testId = JUnitNames.TestId(Case(test.ClassName, test.Name), "suite");
            Assert.True(known.TryAdd(testId, test) || known[testId] == test, $"'{testId}' is {known[testId]} and {test}.");
            Assert.DoesNotContain(testId, each => each is <= ' ' or > '~');

            var path = string.Join('|', Text(random, 1), Text(random, 1));
            var job = JUnitNames.Job(path.Split('|'));
            Assert.True(jobs.TryAdd(job, path) || jobs[job] == path, $"'{job}' is {jobs[job]} and {path}.");
            Assert.DoesNotContain(job, each => each is <= ' ' or > '~' or ':');
            Assert.True(BranchName.IsValid(JUnitNames.Branch(test.Name).Value), test.Name);
        }

        Assert.True(known.Count < Rounds, "No test came twice.");
    }

    private static string Text(Random random, int min)
    {
        const string Letters = "a/ %+:<~2Fü";
        return string.Concat(Enumerable.Range(0, random.Next(min, 4)).Select(_ => Letters[random.Next(Letters.Length)]));
    }

    private static JUnitCase Case(string className, string name) => new(name, className, "", JUnitOutcome.Passed, null);
}
