using Google.Protobuf;

namespace Flights.EndToEnd.Tests;

/// <summary><c>flights allow check</c> over the databases that a replay of our samples kept.</summary>
public sealed class AllowCommandTests(KeptSamples samples) : IClassFixture<KeptSamples>
{
    [Fact]
    public async Task Check_OfAFile_SaysWhatEachEntryExcuses()
    {
        var file = Write("# what the lab excuses\nbuild-armhf xen-build\nno-such-job\n# from flight 201010\nbuild-@@ xen-build\n");

        var text = await Command.RunAsync(["allow", "check", "--data", samples.Data, file]);
        var json = await Command.RunAsync(["allow", "check", "--data", samples.Data, "--branch", "xen-unstable", "--json", file]);

        Assert.Equal((0, ""), (text.ExitCode, text.Errors));
        Assert.Contains($"{file}:2: build-armhf xen-build: excuses ", text.Output, StringComparison.Ordinal);
        Assert.Contains("  xen-unstable 201009 build-armhf xen-build: REGR. vs. 201001, blocks\n", text.Output, StringComparison.Ordinal);
        Assert.Contains($"{file}:3: no-such-job: excuses nothing\n", text.Output, StringComparison.Ordinal);
        Assert.Contains(" from flight 201010 on\n", text.Output, StringComparison.Ordinal);
        Assert.Contains("3 entries, ", text.Output, StringComparison.Ordinal);
        var lines = json.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(JsonParser.Default.Parse<V1.AllowCheckLine>)
            .ToList();
        Assert.Equal([2, 3, 5], lines[..^1].Select(line => line.Entry.Line));
        Assert.Contains(lines[0].Entry.Rows, row => row.Flight == "labs/default/flights/201009" && row.Blocker == V1.Blocker.Regression);
        Assert.All(lines[2].Entry.Rows, row => Assert.True(string.CompareOrdinal(row.Flight, "labs/default/flights/201010") >= 0));
        Assert.Equal(lines[..^1].Count(line => line.Entry.Rows.Count == 0), lines[^1].Totals.UselessCount);
    }

    [Fact]
    public async Task Check_OfABadLine_NamesFileAndLine()
    {
        var file = Write("build-armhf\n\ntest-(a\n");

        var ended = await Command.RunAsync(["allow", "check", "--data", samples.Data, file]);

        Assert.Equal(65, ended.ExitCode);
        Assert.Contains($"{file}:2: EMPTY_LINE: ", ended.Output, StringComparison.Ordinal);
        Assert.Contains($"{file}:3: BAD_PATTERN: ", ended.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(66, "absent")]
    [InlineData(66, "'labs/default/branches/none'", "--branch", "none")]
    [InlineData(64, "--branch takes", "--branch", "a/b")]
    public async Task Check_OfWhatIsNotThere_SaysSo(int exitCode, string message, params string[] arguments)
    {
        var file = message == "absent" ? samples.PathOf("absent") : Write("build-armhf\n");

        var ended = await Command.RunAsync(["allow", "check", "--data", samples.Data, .. arguments, file]);

        Assert.Equal(exitCode, ended.ExitCode);
        Assert.Contains(message, ended.Errors, StringComparison.Ordinal);
    }

    private string Write(string text)
    {
        var file = samples.PathOf("allow.all");
        File.WriteAllText(file, text);
        return file;
    }
}
