using System.Text;
using Flights.Domain.Flights;
using Flights.Domain.JUnit;
using Flights.Tests;

namespace Flights.Domain.Tests.JUnit;

public sealed class JUnitReaderTests
{
    private const int SpoiltFiles = 4000;

    /// <summary>What our samples say, each in the dialect of another program.</summary>
    public static TheoryData<string, string> Dialects => new()
    {
        {
            "pytest.xml",
            """
            pytest 08:00:00
              tests.test_boot.TestGuest test_start[2-vcpus] Passed 3.25
              tests.test_boot.TestGuest test_start[64 vcpus] Failed 4.5
              tests.test_boot.TestGuest test_migrate Skipped 0.002
              tests.test_boot test_known_gap Skipped 0.001
              tests.test_disk test_resize Error 0.75
              tests.test_disk test_attach Passed 1
            """
        },
        {
            "gtest.xml",
            """
            RingBuffer 08:01:00
              RingBuffer Wraps Passed 0.01 ring_test.cc
              RingBuffer DISABLED_Grows Skipped 0 ring_test.cc
              RingBuffer Overflows Failed 0.02 ring_test.cc
            Sizes/GrantTable 08:01:00
              Sizes/GrantTable Maps/0 Passed 0.001 grant_test.cc
            """
        },
        {
            "TEST-org.example.plum.BalloonTest.xml",
            """
            org.example.plum.BalloonTest
              org.example.plum.BalloonTest inflates Passed 1200.25
              org.example.plum.BalloonTest bursts Error 3.25
              org.example.plum.BalloonTest floats Skipped 0
              org.example.plum.BalloonTest deflates Passed 0
            """
        },
        {
            "tools-tests.xml",
            """
            tools.tests
              - /usr/lib/plum/tests/test-domid Passed
              - /usr/lib/plum/tests/test-resource Failed
            """
        },
        {
            "ctest.xml",
            """
            Linux-c++ 08:02:00
              boots with two cpus boots with two cpus Passed 1.5
              plum::shadow/off plum::shadow/off Failed 0.5
              slow slow Skipped 0
            """
        },
    };

    public static TheoryData<string, string, string, int, int> Refusals => new()
    {
        { "nothing", "", JUnitReasons.NotXml, 0, 0 },
        { "text", "all is well", JUnitReasons.NotXml, 1, 1 },
        { "half a file", "<testsuite name='a'>\n<testcase name='b'>", JUnitReasons.NotXml, 2, 20 },
        { "a second root", "<testsuite name='a'/>\n<testsuite name='b'/>", JUnitReasons.NotXml, 2, 2 },
        { "another kind", "<assemblies/>", JUnitReasons.NotJUnit, 1, 2 },
        { "a document type", "<!DOCTYPE testsuite>\n<testsuite name='a'/>", JUnitReasons.NotXml, 0, 0 },
        { "an entity", "<testsuite name='a'><testcase name='&secret;'/></testsuite>", JUnitReasons.NotXml, 1, 38 },
        { "a case without a name", "<testsuite name='a'>\n  <testcase classname='b'/></testsuite>", JUnitReasons.CaseWithoutName, 2, 4 },
        { "a case with a blank name", "<testsuite name='a'>\n  <testcase name=' '/></testsuite>", JUnitReasons.CaseWithoutName, 2, 4 },
        { "an encoding that nobody has", "<?xml version='1.0' encoding='plum-8'?><testsuite/>", JUnitReasons.NotXml, 1, 31 },
    };

    [Theory]
    [MemberData(nameof(Dialects))]
    public void Read_Dialect_GivesSuitesAndCases(string file, string expected)
    {
        var bytes = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "junit", file));

        Assert.True(JUnitReader.Read(bytes).TryGet(out var suites, out var error), error?.Message);

        Assert.Equal(expected.ReplaceLineEndings("\n"), string.Join('\n', suites.SelectMany(Tell)));
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Read_WhatIsNoJUnit_SaysWhereAndWhy(string what, string text, string reason, int line, int column)
    {
        Assert.False(JUnitReader.Read(Encoding.UTF8.GetBytes(text)).TryGet(out var suites, out var error), what);

        Assert.Equal((reason, line, column), (error.Reason, error.Line, error.Column));
        Assert.Empty(suites);
    }

    [Theory]
    [InlineData(JUnitReasons.LimitBytes, 0)]
    [InlineData(JUnitReasons.LimitDepth, 3)]
    [InlineData(JUnitReasons.LimitCases, 5)]
    [InlineData(JUnitReasons.LimitNameLength, 6)]
    public void Read_BeyondALimit_IsRefused_AndAtItIsNot(string reason, int line)
    {
        const string Text = "<testsuites>\n<testsuite name='a'>\n<testcase name='b'><failure/></testcase>\n<testcase name='c'/>\n<testcase name='d'/>\n<testcase name='long'/></testsuite></testsuites>";
        var atIt = new JUnitLimits { MaxBytes = Text.Length, MaxDepth = 4, MaxCases = 4, MaxNameLength = 4 };
        var beyond = reason switch
        {
            JUnitReasons.LimitBytes => atIt with { MaxBytes = Text.Length - 1 },
            JUnitReasons.LimitDepth => atIt with { MaxDepth = 3 },
            JUnitReasons.LimitCases => atIt with { MaxCases = 2 },
            _ => atIt with { MaxNameLength = 3 },
        };

        Assert.True(JUnitReader.Read(Encoding.UTF8.GetBytes(Text), atIt).TryGet(out _, out _));
        Assert.False(JUnitReader.Read(Encoding.UTF8.GetBytes(Text), beyond).TryGet(out _, out var error));
        Assert.Equal((reason, line), (error.Reason, error.Line));
    }

    [Fact]
    public void Read_NestedSuites_HaveThePathOfTheirNames()
    {
        var suites = Read(
            """
            <testsuites name="all"><testsuite name="unit"><testcase name="a"/><testsuite name="net"><testsuite><testcase name="b"/></testsuite></testsuite></testsuite></testsuites>
            """);

        Assert.Equal(["unit net: b", "unit: a"], suites.Select(suite => $"{string.Join(' ', suite.Path)}: {suite.Cases[0].Name}"));
    }

    [Fact]
    public void Read_SuiteThatFailedAsAWhole_IsKeptWithoutCases()
    {
        var suite = Assert.Single(Read("<testsuites><testsuite name='a'><error message='no runner'/></testsuite><testsuite name='b'/></testsuites>"));

        Assert.Equal((JUnitOutcome.Error, 0), (suite.Outcome, suite.Cases.Count));
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("NaN")]
    [InlineData("soon")]
    [InlineData("1e300")]
    [InlineData("")]
    public void Read_TimeThatIsNone_IsNotKnown(string time) =>
        Assert.Null(Assert.Single(Assert.Single(Read($"<testsuite name='a'><testcase name='b' time='{time}'/></testsuite>")).Cases).Duration);

    [Fact]
    public void Read_SpoiltFiles_NeverThrows()
    {
        var random = new Random(TestSeed.First);
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {TestSeed.First}");
        var sources = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "junit")).Order(StringComparer.Ordinal).Select(File.ReadAllBytes).ToArray();
        var refused = 0;
        for (var i = 0; i < SpoiltFiles; i++)
        {
            var bytes = sources[random.Next(sources.Length)].ToArray();
            for (var changes = random.Next(1, 4); changes > 0; changes--)
            {
                bytes[random.Next(bytes.Length)] = (byte)(random.Next(8) == 0 ? random.Next(256) : random.Next('a', 'z'));
            }

            bytes = random.Next(10) == 0 ? bytes[..random.Next(bytes.Length)] : bytes;
            refused += JUnitReader.Read(bytes).TryGet(out _, out _) ? 0 : 1;
        }

        // Some were spoilt in their texts alone, and some were not.
        Assert.InRange(refused, SpoiltFiles / 10, SpoiltFiles * 9 / 10);
    }

    private static EquatableList<JUnitSuite> Read(string text)
    {
        Assert.True(JUnitReader.Read(Encoding.UTF8.GetBytes(text)).TryGet(out var suites, out var error), error?.Message);
        return suites;
    }

    private static IEnumerable<string> Tell(JUnitSuite suite)
    {
        yield return FormattableString.Invariant($"{string.Join(' ', suite.Path)} {suite.StartTime:HH:mm:ss}").Trim();
        foreach (var test in suite.Cases)
        {
            var className = test.ClassName.Length > 0 ? test.ClassName : "-";
            yield return FormattableString.Invariant($"  {className} {test.Name} {test.Outcome} {test.Duration?.TotalSeconds} {test.File}").TrimEnd();
        }
    }
}
