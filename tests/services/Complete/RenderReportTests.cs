using Google.Protobuf;
using Google.Rpc;
using Grpc.Core;

namespace Flights.Services.Tests.Complete;

/// <summary>What osstest's report program would print, asked of the services.</summary>
public sealed class RenderReportTests
{
    private const string Name = "labs/default/flights/300";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RenderReport_WithoutAQuestion_IsThatOfWhatWasSubmitted()
    {
        await using var rig = await StartAsync();

        var report = await rig.Classifier.RenderReportAsync(new V1.RenderReportRequest { Flight = Name }, cancellationToken: Ct);

        Assert.Equal("[xen-unstable test] 300: regressions - FAIL", report.Subject);
        Assert.Contains("\nRegressions :-(\n", report.Text, StringComparison.Ordinal);
        Assert.Contains("REGR. vs. 200\n", report.Text, StringComparison.Ordinal);
        Assert.Contains("Last test of basis      200  2031-03-", report.Text, StringComparison.Ordinal);
        Assert.Equal("flight 300\nregression test-a start 200\nversion this xen new\nversion that xen old\n", report.MachineOutput);
        Assert.StartsWith("300: regressions - FAIL\nX-Osstest-Failures:\n", report.Headers, StringComparison.Ordinal);
        Assert.True(report.HistoryVersion > 0);
    }

    [Fact]
    public async Task RenderReport_WithQuestions_AnswersThem()
    {
        await using var rig = await StartAsync();

        var excused = await RenderAsync(rig, new V1.Question { Allow = Allow("test-@@ start\n"), Policy = V1.ReportPolicy._2015 });
        var like = await RenderAsync(rig, new V1.Question { Baseline = Submitted.Side("xen=prior") });
        var none = await RenderAsync(rig, new V1.Question { Baseline = new V1.Versions() });
        var excluded = await RenderAsync(rig, new V1.Question { ExcludedFlights = { "labs/default/flights/200" } });
        var below = await RenderAsync(rig, new V1.Question { MaxFlight = "labs/default/flights/190" });
        var other = await RenderAsync(rig, new V1.Question { Blessings = { "real-bisect" } });
        var named = await RenderAsync(rig, new V1.Question { Baseline = new V1.Versions { Flight = "labs/default/flights/190" } });

        Assert.Equal(
            ["tolerable FAIL", "tolerable FAIL", "tolerable FAIL", "tolerable FAIL", "tolerable FAIL", "tolerable FAIL", "tolerable FAIL"],
            new[] { excused, like, none, excluded, below, other, named }.Select(report => report.Flight.Report.Headline));
        Assert.Equal(
            ["REGR. vs. 200", "like 190", "baseline untested", "never pass", "never pass", "never pass", "like 190"],
            new[] { excused, like, none, excluded, below, other, named }.Select(WordsOf));
    }

    [Fact]
    public async Task RenderReport_WithWords_SaysThem()
    {
        await using var rig = await StartAsync();
        var words = new V1.ReportWords
        {
            RunKind = V1.RunKind.Baseline,
            SaysPushed = true,
            LogsUri = "http://logs.example.org/osstest",
            Preamble = "Notice:\n",
            Include = "Somebody was here\n",
            ReportingHost = "host.example.org",
            FooterPaths = { new V1.FooterPath { Label = "logs", Path = "/home/logs" } },
            Footer = { new V1.FooterParagraph { Heading = "Logs are at", Addresses = { "http://logs.example.org" } } },
        };

        var report = await rig.Classifier.RenderReportAsync(new V1.RenderReportRequest { Flight = Name, Words = words }, cancellationToken: Ct);

        Assert.Equal("[xen-unstable baseline test] 300: regressions - FAIL - PUSHED", report.Subject);
        Assert.StartsWith("Notice:\nflight 300 xen-unstable real [real]\nhttp://logs.example.org/osstest/300/\n", report.Text, StringComparison.Ordinal);
        Assert.Contains("\nSomebody was here\n", report.Text, StringComparison.Ordinal);
        Assert.Contains("sg-report-flight on host.example.org\nlogs: /home/logs\n", report.Text, StringComparison.Ordinal);
    }

    public static TheoryData<string, string, Action<V1.RenderReportRequest>> Wrong => new()
    {
        { "INVALID_RESOURCE_NAME", "flight",                          request => request.Flight = "300" },
        { "INVALID_HORIZON",       "horizon",                         request => request.Horizon = (V1.Horizon)9 },
        { "TARGETED_FLIGHT",       "question.targeted.flight",        request => request.Question.Targeted = new V1.Versions { Flight = Name } },
        { "BAD_NAME",              "question.targeted.trees[0].tree", request => request.Question.Targeted = new V1.Versions { Trees = { new V1.TreeRevision { Revision = "a" } } } },
        { "OTHER_LAB",             "question.baseline.flight",        request => request.Question.Baseline = new V1.Versions { Flight = "labs/b/flights/1" } },
        { "BAD_NAME",              "question.blessings[0]",           request => request.Question.Blessings.Add("") },
        { "OTHER_LAB",             "question.max_flight",             request => request.Question.MaxFlight = "labs/b/flights/1" },
        { "INVALID_RESOURCE_NAME", "question.excluded_flights[0]",    request => request.Question.ExcludedFlights.Add("1") },
        { "OTHER_LAB",             "question.further_branches[0]",    request => request.Question.FurtherBranches.Add("labs/b/branches/x") },
        { "EMPTY_LINE",            "question.allow.files[1].text",    request => request.Question.Allow = Allow("test-a start\n", "# none\n\n") },
        { "NO_LINE_FEED",          "question.allow.files[0].text",    request => request.Question.Allow = Allow("test-a start") },
        { "BAD_PATTERN",           "question.allow.files[0].text",    request => request.Question.Allow = Allow("test-(\n") },
        { "BAD_NAME",              "question.allow.files[0].name",    request => request.Question.Allow = new V1.AllowFiles { Files = { new V1.AllowFile() } } },
        { "TOO_MANY",              "question.allow.files",            request => request.Question.Allow = Allow([.. Enumerable.Repeat("", 51)]) },
        { "INVALID_TIME",          "question.report_time",            request => request.Question.ReportTime = new Google.Protobuf.WellKnownTypes.Timestamp { Nanos = -1 } },
        { "UNKNOWN_POLICY",        "question.policy",                 request => request.Question.Policy = (V1.ReportPolicy)9 },
        { "UNKNOWN_RUN_KIND",      "words.run_kind",                  request => request.Words = new V1.ReportWords { RunKind = (V1.RunKind)9 } },
        { "TOO_LONG",              "words.logs_uri",                  request => request.Words = new V1.ReportWords { LogsUri = "a\nb" } },
        { "TOO_LONG",              "words.include",                   request => request.Words = new V1.ReportWords { Include = new string('a', (1024 * 1024) + 1) } },
        { "TOO_MANY",              "words.footer",                    request => request.Words = new V1.ReportWords { Footer = { Enumerable.Repeat(new V1.FooterParagraph(), 101) } } },
        { "TOO_LONG",              "words.footer[0].addresses[1]",    request => request.Words = new V1.ReportWords { Footer = { new V1.FooterParagraph { Addresses = { "a", "\t" } } } } },
    };

    [Fact]
    public async Task RenderReport_WrongField_IsRefusedByItsPath()
    {
        await using var rig = await StartAsync();
        foreach (var row in Wrong)
        {
            var (reason, field, spoil) = row.Data;
            var request = new V1.RenderReportRequest { Flight = Name, Question = new V1.Question() };
            spoil(request);

            var error = await Assert.ThrowsAsync<RpcException>(async () => await rig.Classifier.RenderReportAsync(request, cancellationToken: Ct));

            var status = error.GetRpcStatus()!;
            Assert.Equal(
                (StatusCode.InvalidArgument, reason, field),
                (error.StatusCode, status.GetDetail<ErrorInfo>().Reason, status.GetDetail<BadRequest>().FieldViolations[0].Field));
        }
    }

    [Fact]
    public async Task RenderReport_AllowFileWithAnError_NamesFileAndLine()
    {
        await using var rig = await StartAsync();
        var request = new V1.RenderReportRequest { Flight = Name, Question = new V1.Question { Allow = Allow("test-a\n", "# none\n\n") } };

        var error = await Assert.ThrowsAsync<RpcException>(async () => await rig.Classifier.RenderReportAsync(request, cancellationToken: Ct));

        Assert.StartsWith("allow.1:2: ", error.Status.Detail, StringComparison.Ordinal);
        var metadata = error.GetRpcStatus()!.GetDetail<ErrorInfo>().Metadata;
        Assert.Equal(("allow.1", "2"), (metadata["file"], metadata["line"]));
    }

    [Fact]
    public async Task MailedFlight_IsWrittenAgainAndAskedNothing()
    {
        await using var rig = await CompleteRig.StartAsync(Ct);
        var mail = ByteString.CopyFrom(await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "samples", "004-xen-unstable-201009-armhf-opens.eml"), Ct));
        var submitted = await rig.Parser.SubmitReportAsync(new V1.SubmitReportRequest { Text = mail }, cancellationToken: Ct);

        var report = await rig.Classifier.RenderReportAsync(new V1.RenderReportRequest { Flight = submitted.Name }, cancellationToken: Ct);

        Assert.Contains(report.Text, mail.ToStringUtf8().ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Equal("[xen-unstable test] 201009: regressions - FAIL", report.Subject);
        Assert.Equal("", report.MachineOutput);
        Assert.Equal("question", await OnlyMailedAsync(new V1.RenderReportRequest { Flight = submitted.Name, Question = new V1.Question() }));
        Assert.Equal("words", await OnlyMailedAsync(new V1.RenderReportRequest { Flight = submitted.Name, Words = new V1.ReportWords() }));

        async Task<string> OnlyMailedAsync(V1.RenderReportRequest request)
        {
            var error = await Assert.ThrowsAsync<RpcException>(async () => await rig.Classifier.RenderReportAsync(request, cancellationToken: Ct));
            var status = error.GetRpcStatus()!;
            Assert.Equal((StatusCode.InvalidArgument, "NOT_COMPLETE"), (error.StatusCode, status.GetDetail<ErrorInfo>().Reason));
            return status.GetDetail<BadRequest>().FieldViolations[0].Field;
        }
    }

    [Fact]
    public async Task ClassifyFlight_OfACompleteFlight_GivesEachOpinionItsEvidence()
    {
        await using var rig = await StartAsync();

        var recorded = await rig.Classifier.ClassifyFlightAsync(new V1.ClassifyFlightRequest { Flight = Name }, cancellationToken: Ct);
        var asked = await rig.Classifier.ClassifyFlightAsync(
            new V1.ClassifyFlightRequest { Flight = Name, Question = new V1.Question { Baseline = Submitted.Side("xen=prior") } }, cancellationToken: Ct);

        var stored = await rig.Store.GetFlightAsync(new V1.GetFlightRequest { Name = Name }, cancellationToken: Ct);
        Assert.Equal(stored.Flight.Classification, recorded.Classification);
        var evidence = Assert.Single(recorded.Evidence);
        Assert.True(evidence.HistoryComplete);
        Assert.Equal(["labs/default/flights/200"], evidence.Candidates.Select(candidate => candidate.Flight));
        Assert.Equal(V1.SummaryKind.Like, Assert.Single(asked.Classification.Opinions).EffectiveSummary.Kind);
        Assert.Equal(["labs/default/flights/190"], Assert.Single(asked.Evidence).Candidates.Select(candidate => candidate.Flight));
    }

    private static async Task<CompleteRig> StartAsync()
    {
        var rig = await CompleteRig.StartAsync(Ct);
        await rig.SubmitAsync(
            Ct,
            Submitted.Flight("190 xen=prior -12d", "test-a start=fail").Against("xen=prior", "xen=first"),
            Submitted.Flight("200 xen=old -9d", "test-a start=pass", "test-b start=pass").Against("xen=old", "xen=prior").With(V1.PushOutcome.Pushed),
            Submitted.Flight("300 xen=new -3d", "test-a start=fail", "test-b start=pass").Against("xen=new", "xen=old"));
        return rig;
    }

    private static async Task<V1.RenderReportResponse> RenderAsync(CompleteRig rig, V1.Question question) =>
        await rig.Classifier.RenderReportAsync(new V1.RenderReportRequest { Flight = Name, Question = question }, cancellationToken: Ct);

    private static string WordsOf(V1.RenderReportResponse report) =>
        Assert.Single(report.Text.Split('\n'), line => line.StartsWith(" test-a ", StringComparison.Ordinal) && line.Contains("start", StringComparison.Ordinal))
            .Split("fail", 2)[1].Trim();

    private static V1.AllowFiles Allow(params string[] texts)
    {
        var files = new V1.AllowFiles();
        files.Files.AddRange(texts.Select((text, index) => new V1.AllowFile { Name = $"allow.{index}", Text = text }));
        return files;
    }
}
