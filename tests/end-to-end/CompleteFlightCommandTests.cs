namespace Flights.EndToEnd.Tests;

/// <summary><c>flights submit-flight</c> with our own complete flights, and what <c>report</c> and <c>explain</c> say of them then.</summary>
public sealed class CompleteFlightCommandTests : IDisposable
{
    private static readonly string Sample = Path.Combine(Inputs.Root, "tests", "samples", "complete", "plum-unstable.jsonl");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("flights-test-");

    private string Data => Path.Combine(_folder.FullName, "data");

    [Fact]
    public async Task SubmitFlight_Sample_IsJudgedAndReported()
    {
        var submitted = await Command.RunAsync(["submit-flight", Sample, "--data", Data]);
        var again = await Command.RunAsync(["submit-flight", Sample, "--data", Data]);
        var report = await Command.RunAsync(["report", "1004", "--lab", "orchard", "--data", Data, "--headers"]);
        var of2015 = await Command.RunAsync(["report", "labs/orchard/flights/1010", "--data", Data, "--policy", "2015"]);
        var mro = await Command.RunAsync(["report", "1007", "--lab", "orchard", "--data", Data, "--mro"]);
        var explained = await Command.RunAsync(["explain", "1007", "test-amber-vm", "guest-start", "--lab", "orchard", "--data", Data]);

        Assert.Equal((0, ""), (submitted.ExitCode, submitted.Errors));
        Assert.Equal(
            ["labs/orchard/flights/1001", "labs/orchard/flights/1004", "labs/orchard/flights/1007", "labs/orchard/flights/1010"],
            submitted.Output.TrimEnd().Split('\n').Select(line => line.Split(' ')[0]));
        Assert.Equal(submitted.Output, again.Output);
        Assert.StartsWith(
            "1004: regressions - FAIL\nX-Osstest-Failures:\n    plum-unstable:test-amber-vm:guest-start:fail:regression\n",
            report.Output,
            StringComparison.Ordinal);
        Assert.Contains("\n\nflight 1004 plum-unstable real [real]\n", report.Output, StringComparison.Ordinal);
        Assert.Contains("\n test-birch-vm                 5 guest-stop                 fail REGR. vs. 1001\n", report.Output, StringComparison.Ordinal);
        Assert.Contains("\nAll tests in this flight passed\n", of2015.Output, StringComparison.Ordinal);
        Assert.StartsWith("flight 1007\nregression test-amber-vm guest-start 1001\n", mro.Output, StringComparison.Ordinal);
        Assert.StartsWith("flight 1007 on orchard/plum-unstable: regressions\n", explained.Output, StringComparison.Ordinal);
        Assert.Contains("    1004 real, of the same revisions: fail\n", explained.Output, StringComparison.Ordinal);
        Assert.Contains("    a pass in one more run of the same revisions: pass in N, does not block\n", explained.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("  agreement", explained.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SubmitFlight_OneWrong_TakesTheOthersAndSaysWhich()
    {
        var lines = await File.ReadAllLinesAsync(Sample, TestContext.Current.CancellationToken);
        var file = Write(lines[0] + lines[1].Replace("STEP_STATUS_FAIL", "STEP_STATUS_UNSPECIFIED", StringComparison.Ordinal) + "\n\n" + lines[2]);

        var ended = await Command.RunAsync(["submit-flight", file, "--data", Data]);

        Assert.Equal(65, ended.ExitCode);
        Assert.Equal(2, ended.Output.TrimEnd().Split('\n').Length);
        Assert.Contains($"{file}, flight 2: UNKNOWN_STATUS: flight.jobs[2].status", ended.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(65, "it holds no flight", "")]
    [InlineData(65, "flight 1: ", "{\"flihgt\": {}}")]
    [InlineData(65, "flight 1: ", "[]")]
    [InlineData(65, "is an invalid", "{\"flight\": x}")]
    public async Task SubmitFlight_OfWhatIsNoFlight_SaysSo(int exitCode, string message, string text)
    {
        var ended = await Command.RunAsync(["submit-flight", Write(text), "--data", Data]);

        Assert.Equal(exitCode, ended.ExitCode);
        Assert.Contains(message, ended.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Data));
    }

    [Fact]
    public async Task SubmitFlight_WithoutItsFile_HasNoInput() =>
        Assert.Equal(66, (await Command.RunAsync(["submit-flight", Path.Combine(_folder.FullName, "none"), "--data", Data])).ExitCode);

    [Fact]
    public async Task Report_OfAMailedFlight_IsItsTextAndHasNoPolicy()
    {
        Assert.Equal(0, (await Command.RunAsync(["replay", "--data", Data, Inputs.Samples[0]])).ExitCode);

        var report = await Command.RunAsync(["report", "201001", "--data", Data]);
        var policy = await Command.RunAsync(["report", "201001", "--data", Data, "--policy", "2015"]);

        var mail = await File.ReadAllTextAsync(Inputs.Samples[0], TestContext.Current.CancellationToken);
        Assert.EndsWith(report.Output, mail.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Equal(64, policy.ExitCode);
        Assert.Contains("The flight was only mailed", policy.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string Write(string text)
    {
        var file = Path.Combine(_folder.FullName, "flights.json");
        File.WriteAllText(file, text);
        return file;
    }
}
