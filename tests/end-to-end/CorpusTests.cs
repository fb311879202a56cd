namespace Flights.EndToEnd.Tests;

/// <summary>Real reports of many branches and forms go through the whole suite.</summary>
public sealed class CorpusTests
{
    public static TheoryData<string, int> Folders => new()
    {
        { "sequence", 15 },
        { "variety", 12 },
        { "archive", 1 },
    };

    [Theory]
    [MemberData(nameof(Folders))]
    public async Task Folder_OfReports_IsReadWhole(string folder, int count)
    {
        var files = Inputs.Corpus(folder);

        var result = await Replays.RunAsync(files);

        Assert.Equal(count, files.Length);
        Assert.Empty(result.Refused);
        Assert.Equal(count, result.Flights.Count);
        Assert.All(result.Flights, flight => Assert.NotEqual(V1.FlightVerdict.Unspecified, flight.Verdict));
        Assert.All(result.Flights, flight => Assert.Empty(flight.DifferingOpinions));
    }

    [Fact]
    public async Task Bisections_AreParsedAndRendered_ToTheLetter()
    {
        var files = Inputs.Corpus("hard").Where(file => Path.GetFileName(file).StartsWith("bisection-", StringComparison.Ordinal)).ToArray();

        Assert.Equal(3, files.Length);
        foreach (var file in files)
        {
            var mail = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
            var rendered = await Command.RunAsync(["parse", "--render", file]);

            Assert.Equal((0, mail[(mail.IndexOf("\n\n", StringComparison.Ordinal) + 2)..]), (rendered.ExitCode, rendered.Output));
        }
    }

    [Fact]
    public async Task HardForms_AreReadOrRefused_WithTheirReasons()
    {
        var files = Inputs.Corpus("hard");

        var result = await Replays.RunAsync(files);

        // Three people's replies are no reports.
        Assert.Equal(["NOT_A_REPORT", "NOT_A_REPORT", "NOT_A_REPORT"], result.Refused.Select(refused => refused.Reason));
        Assert.All(result.Refused, refused => Assert.True(refused.Line > 1));
        Assert.Equal(
            ["149364 linux", "159638 xen", "164318 xen"],
            result.Bisections.Select(each => $"{each.LastFlight.Split('/')[^1]} {each.Findings.Single().Tree.Tree}").Order(StringComparer.Ordinal));
        Assert.Equal(files.Length - 6, result.Flights.Count);
    }
}
