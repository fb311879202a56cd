using Google.Protobuf;

namespace Flights.EndToEnd.Tests;

/// <summary><c>flights parse</c> and <c>flights render</c>: from a report to its facts and back.</summary>
public sealed class FactsCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("flights-test-");

    private static string Sample => Inputs.Samples.Single(file => Path.GetFileName(file).StartsWith("004-", StringComparison.Ordinal));

    [Fact]
    public async Task Parse_ThenRender_GivesTheBodyOfTheMail()
    {
        var mail = await File.ReadAllTextAsync(Sample, TestContext.Current.CancellationToken);
        var body = mail[(mail.IndexOf("\n\n", StringComparison.Ordinal) + 2)..];

        var rendered = await Command.RunAsync(["parse", "--render", Sample]);
        var facts = await Command.RunAsync(["parse", "--json", Sample]);
        var renderedFacts = await Command.RunAsync(["render", Write(facts.Output)]);

        Assert.Equal((0, body), (rendered.ExitCode, rendered.Output));
        Assert.Equal((0, body), (renderedFacts.ExitCode, renderedFacts.Output));
    }

    [Fact]
    public async Task Render_OfEditedFacts_ShowsJustThatChange()
    {
        var before = await Command.RunAsync(["parse", "--render", Sample]);
        var facts = JsonParser.Default.Parse<V1.Flight>((await Command.RunAsync(["parse", "--json", Sample])).Output);
        facts.Jobs.Single(job => job.JobId == "build-armhf").Status = V1.StepStatus.Broken;

        var after = await Command.RunAsync(["render", Write(JsonFormatter.Default.Format(facts))]);

        var lines = before.Output.Split('\n').Zip(after.Output.Split('\n')).ToArray();
        var (was, isNow) = Assert.Single(lines, pair => pair.First != pair.Second);
        Assert.Equal(before.Output.Split('\n').Length, after.Output.Split('\n').Length);
        Assert.Equal(was.Replace("fail    ", "broken  ", StringComparison.Ordinal), isNow);
    }

    [Fact]
    public async Task Parse_ForPeople_NamesWhatMatters()
    {
        var ended = await Command.RunAsync(["parse", Sample]);

        Assert.Equal(0, ended.ExitCode);
        Assert.Contains("flight     201009 on xen-unstable, real [real]\n", ended.Output, StringComparison.Ordinal);
        Assert.Contains("  Blocking: build-armhf xen-build: fail REGR. vs. 201001\n", ended.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"name\": \"somewhere\"}", "flight.name: ")]
    [InlineData("{\"name\": 7, ", "")]
    [InlineData("no JSON", "")]
    [InlineData("{\"colour\": \"green\"}", "")]
    public async Task Render_OfNoFacts_SaysSo(string text, string place)
    {
        var ended = await Command.RunAsync(["render", Write(text)]);

        Assert.Equal((65, ""), (ended.ExitCode, ended.Output));
        Assert.Contains($"holds no facts of a flight: {place}", ended.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parse_OfNoReport_EndsAsReplayDoes()
    {
        var ended = await Command.RunAsync(["parse", Write("hello\n")]);

        Assert.Equal(65, ended.ExitCode);
        Assert.Contains(":1:1: NOT_A_REPORT: ", ended.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string Write(string text)
    {
        var path = Path.Combine(_folder.FullName, "input");
        File.WriteAllText(path, text);
        return path;
    }
}
