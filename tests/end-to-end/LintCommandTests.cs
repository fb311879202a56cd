using Google.Protobuf;

namespace Flights.EndToEnd.Tests;

/// <summary><c>flights lint</c>: what disagrees in reports, with its places in the files.</summary>
public sealed class LintCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("flights-test-");

    [Fact]
    public async Task Lint_OfTheSamples_FindsNothing()
    {
        var ended = await Command.RunAsync(["lint", .. Inputs.Samples]);

        Assert.Equal((0, ""), (ended.ExitCode, ended.Errors));
        Assert.Equal(
            "31 reports, of which 1 of bisections: 0 findings, 0 refused; body hashes: 0 verified, 31 unsigned, 0 not checkable, 0 mismatched\n",
            ended.Output);
    }

    [Fact]
    public async Task Lint_OfADisagreement_NamesBothPlacesInTheFile()
    {
        var mail = await Sample("004");
        var changed = Write("changed.eml", mail.Replace(Job("build-amd64-libvirt", "pass"), Job("build-amd64-libvirt", "fail"), StringComparison.Ordinal));
        var pushed = Write("pushed.eml", mail.Replace("Not pushing.", "Push not applicable.", StringComparison.Ordinal)
            .Replace("regressions - FAIL", "regressions - FAIL - PUSHED", StringComparison.Ordinal));

        var ended = await Command.RunAsync(["lint", _folder.FullName]);

        var job = LineOf(changed, "build-amd64-libvirt  ");
        var heading = LineOf(changed, "are blocking,");
        Assert.Equal(65, ended.ExitCode);
        Assert.Equal(
            [
                $"{changed}:{job}:63: JOB_WITHOUT_ROW: The jobs table says that build-amd64-libvirt is fail, and no row says why. (line {heading})",
                $"{pushed}:{LineOf(pushed, "Push not")}:1: HEADLINE_AGAINST_PUSH: Only one of the subject and the push block says that the gate opened. (Subject)",
                "2 reports: 2 findings, 0 refused; body hashes: 0 verified, 2 unsigned, 0 not checkable, 0 mismatched",
            ],
            ended.Output.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task Lint_AsJson_PrintsOneMessageALine()
    {
        var bad = Write("bad.eml", "From: a@example.org\nSubject: Re: a report\n\nI see this:\n> flight 3 ovmf real [real]\n");
        var mail = (await Sample("004")).Replace(":xen-build:", ":xen-built:", StringComparison.Ordinal);
        var box = Write("box.mbox", $"From a Mon Mar  2 00:00:00 2026\n{mail}\nFrom b Mon Mar  2 00:00:01 2026\n{mail}");

        var ended = await Command.RunAsync(["lint", "--json", bad, box]);

        var lines = ended.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(JsonParser.Default.Parse<V1.LintLine>).ToArray();
        Assert.Equal(65, ended.ExitCode);
        Assert.Equal(("NOT_A_REPORT", 5), (lines[0].Refused.Reason, lines[0].Refused.Line));
        var found = lines[2].Finding;
        Assert.Equal(("labs/default/flights/201009", "HEADER_NAMES_OTHER_TEST"), (found.Flight, found.Diagnostic.Reason));
        Assert.Equal(("X-Osstest-Failures", 2), (found.Diagnostic.Other.Header, found.Diagnostic.Other.Line));
        Assert.Equal(LineOf(box, " build-armhf "), lines[1].Finding.Line);
        Assert.Equal(lines[1].Finding.Line + mail.Split('\n').Length + 1, found.Line);
        Assert.Equal((2, 2, 1), (lines[3].Totals.ReportCount, lines[3].Totals.FindingCount, lines[3].Totals.RefusedCount));
    }

    [Fact]
    public async Task Lint_OfAnEncodedMail_CountsLinesOfItsText()
    {
        var mail = await Sample("014");
        var encoded = Write("encoded.eml", mail.Replace("test] 201039", "test] 201038", StringComparison.Ordinal));

        var ended = await Command.RunAsync(["lint", encoded]);

        Assert.Equal(65, ended.ExitCode);
        Assert.StartsWith($"{encoded}:1:8: SUBJECT_NAMES_OTHER_FLIGHT: ", ended.Output, StringComparison.Ordinal);
        Assert.Contains(" (line 1 of the decoded text, Subject)\n", ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lint_OfBodiesThatDoNotFitTheirSignatures_SaysSo()
    {
        var mail = await Sample("004");
        Write("mismatch.eml", Signed("rsa-sha256") + mail);
        Write("unchecked.eml", Signed("rsa-sha1") + mail);

        var ended = await Command.RunAsync(["lint", Path.Combine(_folder.FullName, "*.eml")]);

        Assert.Equal(65, ended.ExitCode);
        Assert.Contains("mismatch.eml:1:1: BODY_HASH_MISMATCH: The body is not the one that was signed. (DKIM-Signature)\n", ended.Output, StringComparison.Ordinal);
        Assert.Contains("2 reports: 1 finding, 0 refused; body hashes: 0 verified, 0 unsigned, 1 not checkable, 1 mismatched\n", ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lint_OfNothing_EndsWithNoInput()
    {
        var ended = await Command.RunAsync(["lint", Path.Combine(_folder.FullName, "*.eml")]);

        Assert.Equal(66, ended.ExitCode);
        Assert.Contains("names no file", ended.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static Task<string> Sample(string number)
    {
        var file = Inputs.Samples.Single(file => Path.GetFileName(file).StartsWith($"{number}-", StringComparison.Ordinal));
        return File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
    }

    private static string Job(string name, string status) => $" {name,-60} {status,-8}\n";

    private static string Signed(string algorithm) =>
        $"DKIM-Signature: v=1; a={algorithm}; c=relaxed/relaxed; d=xenproject.org; s=a; h=From; bh=AAAA; b=AAAA\n";

    private static int LineOf(string file, string text) =>
        1 + Array.FindIndex(File.ReadAllLines(file), line => line.Contains(text, StringComparison.Ordinal));

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
