using Flights.Domain.Classification;
using Flights.Domain.Flights;

namespace Flights.Domain.Tests.Classification;

public sealed class AllowListTests
{
    /// <summary>A line, a step, and whether the line excuses it.</summary>
    public static TheoryData<string, string, string, bool> Lines => new()
    {
        // line                              job                    test                       excused
        { "test-a start",                    "test-a",              "start",                   true },
        { "test-a start",                    "test-a",              "start.2",                 false },
        { "test-a start",                    "test-ab",             "start",                   false },
        { "  test-a \t start  ",             "test-a",              "start",                   true },
        { "test-a",                          "test-a",              "start",                   true },
        { "test-a",                          "test-a",              "a test with blanks",      true },
        { "test-a",                          "test-a-xl",           "start",                   false },

        // Any run of characters that are no blanks, be it empty.
        { "test-@@-xl start",                "test-amd64-i386-xl",  "start",                   true },
        { "test-a@@ start",                  "test-a",              "start",                   true },
        { "@@ start@@",                      "test-a",              "start(3)/x.y",            true },
        { "@@art",                           "test-a",              "art",                     false },
        { "@@",                              "test-a",              "start",                   true },

        // Any run that stops at a blank and at ! " # $ % & ' ( ) * + , - . /
        { "test-@-xl start",                 "test-amd64-xl",       "start",                   true },
        { "test-@-xl start",                 "test-amd64-i386-xl",  "start",                   false },
        { "test-a start/@.repeat",           "test-a",              "start/debian.repeat",     true },
        { "test-a start/@.repeat",           "test-a",              "start/.repeat",           true },
        { "test-a start@",                   "test-a",              "start",                   true },
        { "test-a start@",                   "test-a",              "start.2",                 false },
        { "test-a install@",                 "test-a",              "install(3)",              false },
        { "test-a @@@x",                     "test-a",              "a-b_x",                   true },

        // The rest is a regular expression.
        { "test-a start.2",                  "test-a",              "startx2",                 true },
        { "test-a install(3)",               "test-a",              "install(3)",              false },
        { "test-a install(3)",               "test-a",              "install3",                true },
        { @"test-a install\(3\)",            "test-a",              "install(3)",              true },
        { "test-(a|b) start",                "test-b",              "start",                   true },
        { "test-a start|stop",               "test-a",              "stop",                    false },
        { "test-a star+t?",                  "test-a",              "starrr",                  true },
    };

    public static TheoryData<string, string, bool> Removals => new()
    {
        // first file                        second file             excused
        { "test-a start\n",                  "!test-a start\n",      false },
        { "test-a   start\n",                "!test-a\tstart\n",     false },
        { "test-a start\n!test-a start\n",   "test-a start\n",       true },
        { "test-a start\n",                  "!test-a\n",            true },
        { "test-@@ start\n",                 "!test-a start\n",      true },
        { "test-@@ start\ntest-a start\n",   "!test-a start\n",      true },
        { "test-a start\ntest-a start\n",    "!test-a start\n",      false },
        { "!test-a start\n",                 "test-a start\n",       true },
        { "# test-a start\n",                "  # test-a start\n",   false },
    };

    public static TheoryData<string, string> Errors => new()
    {
        { "test-a\n\ntest-b\n",       "f:2 EMPTY_LINE" },
        { "\n",                       "f:1 EMPTY_LINE" },
        { "test-a\n \t\n",            "f:2 EMPTY_LINE" },
        { "test-a\ntest-b",           "f:2 NO_LINE_FEED" },
        { "test-a\n# test-b",         "f:2 NO_LINE_FEED" },
        { "test-a\ntest-b ",          "" },
        { "",                         "" },
        { "test-a\n",                 "" },
        { "test-(a start\n",          "f:1 BAD_PATTERN" },
        { "test-a [z-a]\n",           "f:1 BAD_PATTERN" },
        { "test-a (?=start)x\n",      "f:1 BAD_PATTERN" },
        { "\n\ntest-(a start\n",      "f:1 EMPTY_LINE, f:2 EMPTY_LINE, f:3 BAD_PATTERN" },
    };

    [Theory]
    [MemberData(nameof(Lines))]
    public void EntryFor_Step_IsTheLineThatMatches(string line, string job, string test, bool isExcused)
    {
        var entry = Read(line + "\n").List.EntryFor(new StepKey(job, test));

        Assert.Equal(isExcused ? $"f:1: {line.Trim()}" : null, entry?.ToString());
    }

    [Theory]
    [MemberData(nameof(Removals))]
    public void Read_LineThatTakesBack_RemovesEarlierOnesThatSayTheSame(string first, string second, bool isExcused) =>
        Assert.Equal(isExcused, Read(first, second).List.EntryFor(new StepKey("test-a", "start")) is not null);

    [Theory]
    [MemberData(nameof(Errors))]
    public void Read_BadLine_IsAnErrorThatNamesIt(string text, string expected)
    {
        var result = Read(text);

        Assert.Equal(expected, string.Join(", ", result.Errors.Select(error => $"{error.File}:{error.Line} {error.Reason}")));
        Assert.All(result.Errors, error => Assert.NotEmpty(error.Message));
    }

    public static TheoryData<string, string> Effects => new()
    {
        // file                                                                       flights of 1 to 9 in which 'test-a start' is excused
        { "test-a start\n",                                                           "123456789" },
        { "# from flight 4\ntest-a start\n",                                          "456789" },
        { "  #  from flight   4  \ntest-a start\n",                                   "456789" },
        { "# from flight 4\ntest-b start\n# from flight 7\ntest-a start\n",           "789" },
        { "test-a start\n# from flight 7\n!test-a start\n",                           "123456" },
        { "# from flight 4\ntest-a start\n# from flight 7\n!test-a start\n",          "456" },
        { "# from flight 4\ntest-a start\n!test-a start\n",                           "" },
        { "# from flight 4\ntest-a start\n# from flight 2\n!test-a start\n",          "" },
        { "test-a start\n# from flight 3\n!test-a start\n# from flight 7\ntest-a start\n", "12789" },
        { "test-a start\n# from flight 3\n!test-a start\n# from flight 5\n!test-a start\n", "12" },
        { "# from flights of old\ntest-a start\n",                                    "errors: f:1 BAD_FLIGHT" },
        { "# from flight 0\ntest-a start\n",                                          "errors: f:1 BAD_FLIGHT" },
        { "# from Tuesday\ntest-a start\n",                                           "123456789" },
    };

    [Theory]
    [MemberData(nameof(Effects))]
    public void InEffectAt_Flight_IsWhatTheRemarksAboveSay(string text, string expected)
    {
        var result = Read(text);

        var step = new StepKey("test-a", "start");
        var excused = Enumerable.Range(1, 9).Where(flight => result.List.InEffectAt(new FlightNumber(flight)).EntryFor(step) is not null);
        var errors = string.Concat(result.Errors.Select(error => $"errors: {error.File}:{error.Line} {error.Reason}"));
        Assert.Equal(expected, errors.Length > 0 ? errors : string.Concat(excused));
    }

    [Fact]
    public void InEffectAt_NextFile_BeginsAnew() =>
        Assert.Single(Read("# from flight 4\ntest-b\n", "test-a\n").List.InEffectAt(new FlightNumber(1)).Entries);

    [Fact]
    public void Read_LongLine_IsAnError() =>
        Assert.Equal(AllowReasons.TooLong, Assert.Single(Read(new string('a', 3000) + "\n").Errors).Reason);

    [Fact]
    public void EntryFor_ExpressionMadeToBeSlow_TakesNoTime()
    {
        var list = Read("(a*)*(a|a)*(a?){50}b\n").List;

        Assert.Null(list.EntryFor(new StepKey(new string('a', 5000), "start")));
    }

    private static AllowListResult Read(params string[] files) => AllowList.Read(files.Select(text => new AllowFile("f", text)));
}
