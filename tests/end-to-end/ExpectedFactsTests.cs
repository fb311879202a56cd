using Flights.Cli.Parse;
using Flights.Cli.Replay;
using Flights.Domain.Reports;
using Flights.Mail;
using Flights.Platform.Wire;

namespace Flights.EndToEnd.Tests;

/// <summary>
/// Each sample has a file with its facts, <c>tests/samples/expected/NAME.json</c>: what <c>flights parse --json</c> prints of it. With
/// <c>FLIGHTS_UPDATE_EXPECTED=1</c> the files that are missing or differ are written anew; the test fails all the same, so that nobody takes new
/// facts for granted.
/// </summary>
public sealed class ExpectedFactsTests
{
    private static readonly string Samples = Path.Combine(Inputs.Root, "tests", "samples");

    private static readonly string Expected = Path.Combine(Samples, "expected");

    public static TheoryData<string> Reports =>
        [.. InputFinder.Find([Samples], out _).Where(file => Path.GetExtension(file) != ".mbox").Select(file => Path.GetRelativePath(Samples, file))];

    [Theory]
    [MemberData(nameof(Reports))]
    public void Parse_Sample_GivesTheExpectedFacts(string sample)
    {
        var facts = MailedReport.Parse(File.ReadAllBytes(Path.Combine(Samples, sample)), ParseLimits.Default) switch
        {
            { Flight: { } flight } => FactsJson.Of(flight.ToWire()) + "\n",
            { Bisection: { } bisection } => FactsJson.Of(bisection.ToWire()) + "\n",
            var refused => $"{refused.Error}\n",
        };

        var path = FileOf(sample);
        var expected = File.Exists(path) ? File.ReadAllText(path) : "";
        if (facts != expected && Environment.GetEnvironmentVariable("FLIGHTS_UPDATE_EXPECTED") == "1")
        {
            File.WriteAllText(path, facts);
            Assert.Fail($"{path} is written anew: read what changed, then run the test again without FLIGHTS_UPDATE_EXPECTED.");
        }

        Assert.True(facts == expected, $"{path}: {Difference(expected.Split('\n'), facts.Split('\n'))}");
    }

    [Fact]
    public void Expected_EveryFile_BelongsToASample() => Assert.Equal(
        Reports.Select(row => FileOf(row.Data)).Order(StringComparer.Ordinal),
        Directory.EnumerateFiles(Expected).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("013-linux-linus-201036-migrate-opens.eml")]
    [InlineData("bisections/025-ovmf-201035-install-culprit.eml")]
    [InlineData("archive/029-xen-unstable-201012-page.txt")]
    public async Task ParseAsJson_Sample_PrintsTheExpectedFacts(string sample)
    {
        var ended = await Command.RunAsync(["parse", "--json", Path.Combine(Samples, sample)]);

        Assert.Equal(0, ended.ExitCode);
        Assert.Equal(await File.ReadAllTextAsync(FileOf(sample), TestContext.Current.CancellationToken), ended.Output);
    }

    private static string FileOf(string sample) => Path.Combine(Expected, Path.GetFileNameWithoutExtension(sample) + ".json");

    private static string Difference(string[] expected, string[] actual)
    {
        var line = expected.Zip(actual).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"line {line + 1} is\n{actual.ElementAtOrDefault(line)}\nand was expected to be\n{expected.ElementAtOrDefault(line)}";
    }
}
