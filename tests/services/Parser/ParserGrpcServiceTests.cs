using Google.Protobuf;
using Google.Rpc;
using Grpc.Core;

namespace Flights.Services.Tests.Parser;

public sealed class ParserGrpcServiceTests
{
    private const string Report = """
        Subject: [ovmf test] 7100: regressions - FAIL
        From: a lab <lab@example.org>
        Date: Tue, 03 Mar 2026 10:00:00 +0000

        flight 7100 ovmf real [real]
        http://logs.lab.example.org/osstest/logs/7100/

        Regressions :-(

        Tests which did not succeed and are blocking,
        including tests which could not be run:
         test-amd64-amd64-xl          15 guest-start              fail REGR. vs. 7001

        jobs:
         test-amd64-amd64-xl                                          fail    


        ------------------------------------------------------------
        sg-report-flight on host.lab.example.org

        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ParseReport_Report_GivesFactsAndPublishesNothing()
    {
        await using var rig = await ParserRig.StartAsync(Token);

        var answer = await rig.Client.ParseReportAsync(
            new V1.ParseReportRequest { Text = ByteString.CopyFromUtf8(Report) }, cancellationToken: Token);

        Assert.Equal("labs/default/flights/7100", answer.Flight.Name);
        Assert.Equal("labs/default/branches/ovmf", answer.Flight.Branch);
        Assert.Equal("labs/default/flights/7001", Assert.Single(answer.Flight.StepFailures).Summary.Flight);
        Assert.Equal(64, answer.Flight.Digest.Length);
        Assert.False(rig.Published.TryRead(out _));
    }

    [Fact]
    public async Task SubmitReport_Report_PublishesBeforeItAnswers()
    {
        await using var rig = await ParserRig.StartAsync(Token);

        var answer = await rig.Client.SubmitReportAsync(
            new V1.SubmitReportRequest { Text = ByteString.CopyFromUtf8(Report) }, cancellationToken: Token);

        Assert.True(rig.Published.TryRead(out var reported));
        Assert.Equal(answer.Flight, reported.Flight);
        Assert.Equal("labs/default/flights/7100", answer.Name);
    }

    private const string Bisection = """
        Subject: [ovmf bisection] complete build-amd64
        From: a lab <lab@example.org>

        branch xen-unstable
        xenbranch xen-unstable
        job build-amd64
        testid xen-build

        Tree: ovmf git://git.example.org/ovmf.git

        *** Found and reproduced problem changeset ***

          Bug is in tree:  ovmf git://git.example.org/ovmf.git
          Bug introduced:  2222222222222222222222222222222222222222
          Bug not present: 1111111111111111111111111111111111111111
          Last fail repro: http://logs.lab.example.org/7105/

        """;

    [Fact]
    public async Task ParseReport_Bisection_GivesFactsAndPublishesNothing()
    {
        await using var rig = await ParserRig.StartAsync(Token);

        var answer = await rig.Client.ParseReportAsync(
            new V1.ParseReportRequest { Text = ByteString.CopyFromUtf8(Bisection) }, cancellationToken: Token);

        Assert.Equal(V1.ParseReportResponse.ReportOneofCase.Bisection, answer.ReportCase);
        Assert.Null(answer.Flight);
        Assert.Equal(("complete", "build-amd64", "xen-build"), (answer.Bisection.State, answer.Bisection.Step.JobId, answer.Bisection.Step.TestId));
        Assert.Equal(new string('2', 40), Assert.Single(answer.Bisection.Findings).IntroducedRevision);
        Assert.False(rig.PublishedBisections.TryRead(out _));
    }

    [Fact]
    public async Task SubmitReport_Bisection_PublishesItAndNoFlightBeforeItAnswers()
    {
        await using var rig = await ParserRig.StartAsync(Token);

        var answer = await rig.Client.SubmitReportAsync(
            new V1.SubmitReportRequest { Text = ByteString.CopyFromUtf8(Bisection) }, cancellationToken: Token);

        Assert.True(rig.PublishedBisections.TryRead(out var reported));
        Assert.Equal(answer.Bisection, reported.Bisection);
        Assert.StartsWith("labs/default/branches/ovmf/bisections/", answer.Name, StringComparison.Ordinal);
        Assert.False(rig.Published.TryRead(out _));
    }

    // What the parser publishes is all that others learn of a mail, and so all that is kept of it.
    [Theory]
    [InlineData(Report)]
    [InlineData(Bisection)]
    public async Task SubmitReport_Mail_PassesOnNoMoreOfItThanTheReport(string report)
    {
        const string Marked = """
            Received: from marked.example.org by relay.example.org; Tue, 03 Mar 2026 10:00:01 +0000
            Return-Path: <marked@example.org>
            To: marked@example.org
            Cc: "Marked" <copy@marked.example.org>
            X-Spam-Report: marked
            Content-Type: multipart/alternative; boundary=marked

            --marked
            Content-Type: text/plain


            """;
        const string Rest = """

            --marked
            Content-Type: text/html

            <p>marked</p>
            --marked--

            """;
        var headers = report.Split("\n\n", 2);
        var mail = headers[0] + '\n' + Marked + headers[1] + Rest;
        await using var rig = await ParserRig.StartAsync(Token);

        await rig.Client.SubmitReportAsync(new V1.SubmitReportRequest { Text = ByteString.CopyFromUtf8(mail) }, cancellationToken: Token);

        IMessage published = rig.Published.TryRead(out var flight) ? flight
            : rig.PublishedBisections.TryRead(out var bisection) ? bisection
            : throw new InvalidOperationException("Nothing was published.");
        var told = JsonFormatter.Default.Format(published);
        Assert.Contains(headers[0].Split('\n')[0]["Subject: ".Length..], told, StringComparison.Ordinal);
        Assert.DoesNotContain("marked", told, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("", "", "labs/default/")]
    [InlineData("labs/orchard", "logs.lab.example.org=elsewhere", "labs/orchard/")]
    [InlineData("", "logs.lab.example.org=orchard", "labs/orchard/")]
    public async Task SubmitReport_LabOfABisection_ComesFromRequestOrHosts(string lab, string hosts, string name)
    {
        await using var rig = await ParserRig.StartAsync(Token, hosts);

        var answer = await rig.Client.SubmitReportAsync(
            new V1.SubmitReportRequest { Text = ByteString.CopyFromUtf8(Bisection), Lab = lab }, cancellationToken: Token);

        Assert.StartsWith(name, answer.Name, StringComparison.Ordinal);
        Assert.StartsWith(name, answer.Bisection.Branch, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "", "labs/default/flights/7100")]
    [InlineData("labs/orchard", "logs.lab.example.org=elsewhere", "labs/orchard/flights/7100")]
    [InlineData("", "LOGS.lab.example.org=orchard, host.lab.example.org=other", "labs/orchard/flights/7100")]
    [InlineData("", "host.lab.example.org=orchard", "labs/orchard/flights/7100")]
    [InlineData("", "else.example.org=orchard", "labs/default/flights/7100")]
    public async Task ParseReport_Lab_ComesFromRequestOrHosts(string lab, string hosts, string name)
    {
        await using var rig = await ParserRig.StartAsync(Token, hosts);

        var answer = await rig.Client.ParseReportAsync(
            new V1.ParseReportRequest { Text = ByteString.CopyFromUtf8(Report), Lab = lab }, cancellationToken: Token);

        Assert.Equal(name, answer.Flight.Name);
    }

    // text                                  lab         reason                   field    line
    [Theory]
    [InlineData("Hello.\n", "", "NOT_A_REPORT", "text", "1")]
    [InlineData("flight 1 a real [real]\n", "", "NO_JOBS_TABLE", "text", "1")]
    [InlineData("> flight 1 a real [real]\n", "", "NOT_A_REPORT", "text", "1")]
    [InlineData("From: a@example.org\n\nHello.\n> flight 1 a real [real]\n", "", "NOT_A_REPORT", "text", "4")]
    [InlineData("", "", "TEXT_REQUIRED", "text", null)]
    [InlineData("Hello.\n", "orchard", "INVALID_RESOURCE_NAME", "lab", null)]
    public async Task SubmitReport_WrongRequest_IsRefusedWithReasonAndPlace(
        string text, string lab, string reason, string field, string? line)
    {
        await using var rig = await ParserRig.StartAsync(Token);

        var failure = await Assert.ThrowsAsync<RpcException>(async () => await rig.Client.SubmitReportAsync(
            new V1.SubmitReportRequest { Text = ByteString.CopyFromUtf8(text), Lab = lab }, cancellationToken: Token));

        Assert.Equal(StatusCode.InvalidArgument, failure.StatusCode);
        var status = failure.GetRpcStatus()!;
        Assert.Equal(reason, status.GetDetail<ErrorInfo>()?.Reason);
        Assert.Equal(line, status.GetDetail<ErrorInfo>()?.Metadata.GetValueOrDefault("line"));
        Assert.Equal(field, status.GetDetail<BadRequest>()?.FieldViolations.Single().Field);
        Assert.False(rig.Published.TryRead(out _));
    }

    // what is too much, its reason, the option that lets it in
    public static readonly TheoryData<string, string, string> Excesses = new()
    {
        { Report + new string('\n', 1024 * 1024),                  "LIMIT_BYTES",         "FLIGHTS_PARSER_MAX_REPORT_BYTES" },
        { "To: " + new string('a', 16 * 1024) + "\n" + Report,     "LIMIT_HEADER_BYTES",  "FLIGHTS_PARSER_MAX_HEADER_BYTES" },
        { Typed("multipart/mixed; boundary=b", "--b\n\na\n--b\n\na\n--b\n\na\n"), "LIMIT_PARTS", "FLIGHTS_PARSER_MAX_PARTS" },
        { Report + new string('\n', 66 * 1024),                    "LIMIT_DECODED_BYTES", "FLIGHTS_PARSER_MAX_DECODED_BYTES" },
        { Typed("multipart/mixed; boundary=b", $"--b\n{Typed("multipart/mixed; boundary=c", "--c\n\na\n")}"),
          "LIMIT_NESTING", "FLIGHTS_PARSER_MAX_NESTING" },
        { Report + new string('\n', 1001),                         "LIMIT_LINES",         "FLIGHTS_PARSER_MAX_LINES" },
        { Report + new string('a', 1001),                          "LIMIT_LINE_LENGTH",   "FLIGHTS_PARSER_MAX_LINE_LENGTH" },
        { Repeated(" test-amd64-amd64-xl   ", "fail    ", "jobs:"), "LIMIT_JOBS",          "FLIGHTS_PARSER_MAX_JOBS" },
        { Repeated(" test-amd64-amd64-xl   ", "15 guest-start   fail REGR. vs. 7001", "including tests which could not be run:"),
          "LIMIT_ROWS", "FLIGHTS_PARSER_MAX_ROWS" },
    };

    [Theory]
    [MemberData(nameof(Excesses))]
    public async Task ParseReport_BeyondALimit_IsRefusedWithItsNameAndOption(string text, string reason, string option)
    {
        await using var rig = await ParserRig.StartAsync(Token);

        var failure = await Assert.ThrowsAsync<RpcException>(async () => await rig.Client.ParseReportAsync(
            new V1.ParseReportRequest { Text = ByteString.CopyFromUtf8(text) }, cancellationToken: Token));

        Assert.Equal(StatusCode.InvalidArgument, failure.StatusCode);
        Assert.Equal(reason, failure.GetRpcStatus()?.GetDetail<ErrorInfo>()?.Reason);
        Assert.Equal(option, failure.GetRpcStatus()?.GetDetail<ErrorInfo>()?.Metadata["option"]);
        Assert.Contains(option, failure.Status.Detail, StringComparison.Ordinal);
    }

    private static string Typed(string type, string body) => $"From: a@example.org\nContent-Type: {type}\n\n{body}";

    private static string Repeated(string start, string end, string heading) => Report.Replace(
        $"{heading}\n",
        $"{heading}\n{string.Concat(Enumerable.Range(0, 100).Select(number => $"{start.TrimEnd()}-{number} {end}\n"))}",
        StringComparison.Ordinal);
}
