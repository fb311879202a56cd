using Google.Protobuf;

namespace Flights.EndToEnd.Tests;

/// <summary><c>flights explain</c> over the databases that a replay of our samples kept.</summary>
public sealed class ExplainCommandTests(KeptSamples samples) : IClassFixture<KeptSamples>
{
    [Fact]
    public async Task Explain_OfARecordedFlight_PrintsRuleCandidatesAndWhatWouldChange()
    {
        var text = await Command.RunAsync(["explain", "--data", samples.Data, "201009", "build-armhf", "xen-build"]);
        var json = await Command.RunAsync(
            ["explain", "--data", samples.Data, "--horizon", "all", "--json", "labs/default/flights/201009", "build-armhf", "xen-build"]);

        Assert.Equal((0, ""), (text.ExitCode, text.Errors));
        Assert.StartsWith("flight 201009 on xen-unstable: regressions\n", text.Output, StringComparison.Ordinal);
        Assert.Contains("  report      REGR. vs. 201001, blocks as a regression\n", text.Output, StringComparison.Ordinal);
        Assert.Contains("  rule        never-passed\n", text.Output, StringComparison.Ordinal);
        Assert.Contains("    201001 real, of the baseline: pass, as its job passed\n", text.Output, StringComparison.Ordinal);
        Assert.Contains("    a pass in any flight: REGR. vs. 201001, blocks as a regression\n", text.Output, StringComparison.Ordinal);
        var response = JsonParser.Default.Parse<V1.ClassifyFlightResponse>(json.Output);
        Assert.Equal("xen-build", Assert.Single(response.Classification.Opinions).Step.TestId);
        Assert.Single(response.Evidence);
    }

    [Theory]
    [InlineData(66, "'labs/default/flights/999' is not recorded.", "999")]
    [InlineData(66, "has no row for nojob xen-build.", "201009", "nojob", "xen-build")]
    [InlineData(64, "A row is named by its job and its test.", "201009", "build-armhf")]
    [InlineData(64, "--lab takes", "--lab", "No", "201009")]
    public async Task Explain_OfWhatIsNotThere_SaysSo(int exitCode, string message, params string[] arguments)
    {
        var ended = await Command.RunAsync(["explain", "--data", samples.Data, .. arguments]);

        Assert.Equal(exitCode, ended.ExitCode);
        Assert.Contains(message, ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_WithoutItsFolder_MakesNone()
    {
        var absent = samples.PathOf("absent");

        var ended = await Command.RunAsync(["explain", "--data", absent, "201009"]);

        Assert.Equal(66, ended.ExitCode);
        Assert.False(Directory.Exists(absent));
    }
}
