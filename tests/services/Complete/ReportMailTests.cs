using System.Text;
using Flights.Services.Tests.Notifier.Subscriptions;
using Google.Protobuf;
using MimeKit;

namespace Flights.Services.Tests.Complete;

/// <summary>osstest's own report by mail: complete flights go in, and what a real mail server delivers is what the report program writes.</summary>
public sealed class ReportMailTests : IDisposable
{
    private const string Words =
        """{"logsUri": "https://logs.example.org", "reportingHost": "reporter.example.org", "include": "People who touched revisions under test:\n  Ada Amber <ada@example.org>\n"}""";

    private readonly string _recipient = $"t{Guid.NewGuid():N}@example.org";
    private readonly string _words = Path.GetTempFileName();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static V1.SubmitFlightRequest[] Story =>
    [
        Submitted.Flight("200 xen=old -9d", "test-a start=pass stop=pass", "test-b start=pass").Against("xen=old", "xen=prior").With(V1.PushOutcome.Pushed).At(-9),
        Submitted.Flight("290 xen=new -5d", "test-a start=fail stop=fail", "test-b start=blocked").Against("xen=new", "xen=old").With(V1.PushOutcome.NotPushed).At(-5),
    ];

    [Fact]
    public async Task Report_OfEachSubmittedFlight_IsMailedAsOsstestWritesIt_AndReadsAsTheSameFacts()
    {
        var server = MailServer.Get();
        await using var rig = await StartAsync(server);
        await SubscribeAsync(rig, "classic", "branch = \"xen-*\"");

        await rig.SubmitAsync(Ct, Story);

        var mails = await server.ReadFilesAsync(_recipient, 2, Ct);
        Assert.Equal(
            ["[xen-unstable test] 200: all pass - PUSHED", "[xen-unstable test] 290: regressions - FAIL"],
            mails.Select(each => each.Mail.Subject));
        Assert.Equal(
            ["osstest-200-mainreport@default.flights.example.org", "osstest-290-mainreport@default.flights.example.org"],
            mails.Select(each => each.Mail.MessageId));
        foreach (var (file, mail) in mails)
        {
            var written = await RenderAsync(rig, mail);

            Assert.Equal(written.Subject, mail.Subject);
            Assert.Equal(written.Text.TrimEnd('\n') + $"\n\n\n{PushOf(mail)}\n\n", TextOf(mail));
            Assert.Equal(written.Headers[(written.Headers.IndexOf('\n', StringComparison.Ordinal) + 1)..], OsstestHeaders(mail));
            Assert.Equal("text/plain", mail.Body!.ContentType.MimeType);

            var text = await File.ReadAllBytesAsync(file, Ct);
            var read = await rig.Parser.ParseReportAsync(
                new V1.ParseReportRequest { Text = ByteString.CopyFrom(text), Lab = "labs/default" }, cancellationToken: Ct);
            written.Flight.Push = new V1.Push { Outcome = IsPushed(mail) ? V1.PushOutcome.Pushed : V1.PushOutcome.NotPushed };
            Assert.Equal(FactsOf(written.Flight), FactsOf(read.Flight));
            Assert.Empty(read.Flight.Report.UnknownLines);
        }

        Assert.Contains("X-Osstest-Failures:\n    xen-unstable:test-a:start:fail:regression\n", OsstestHeaders(mails[1].Mail), StringComparison.Ordinal);
        Assert.Contains("\nflight 290 xen-unstable real [real]\nhttps://logs.example.org/290/\n", "\n" + TextOf(mails[1].Mail), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preview_OfReports_IsWhatWasMailed_AlsoToWhomItWasNot()
    {
        var server = MailServer.Get();
        await using var rig = await StartAsync(server);
        var subscription = await SubscribeAsync(rig, "some", "class = regression AND job = test-a");
        await rig.SubmitAsync(Ct, Story);
        var mail = Assert.Single(await server.ReadAsync(_recipient, 1, Ct));

        var same = await PreviewAsync(rig, "some", subscription.Filter);
        var all = await PreviewAsync(rig, "all", "");

        var notice = Assert.Single(same);
        Assert.Equal(mail.Headers["X-Flights-Delivery"], notice.Delivery);
        Assert.Equal((mail.Subject, TextOf(mail)), (notice.Title, notice.Text));
        Assert.EndsWith(OsstestHeaders(mail), notice.Report.Headers, StringComparison.Ordinal);
        Assert.Equal(["labs/default/flights/200", "labs/default/flights/290"], all.Select(each => each.Report.Flight));
        Assert.Equal(notice.Report, all[1].Report);
    }

    [Fact]
    public async Task Report_IsMailedOnce_HoweverOftenTheFlightIsJudged_AndAgainIfItsResultsAreReplaced()
    {
        var server = MailServer.Get();
        await using var rig = await StartAsync(server);
        await SubscribeAsync(rig, "classic", "");
        await rig.SubmitAsync(Ct, Story);
        await server.ReadAsync(_recipient, 2, Ct);
        var before = (await GetAsync(rig)).Classification;

        // The same again changes nothing. A late flight has 290 judged anew: its step failed in the baseline's run too.
        await rig.SubmitAsync(Ct, Story);
        await rig.SubmitAsync(Ct, Submitted.Flight("210 xen=old -8d", "test-a start=fail stop=pass", "test-b start=pass").Against("xen=old", "xen=prior").At(-8));
        Assert.NotEqual(before.Opinions, (await GetAsync(rig)).Classification.Opinions);
        var replaced = Submitted.Flight("290 xen=new -5d", "test-a start=pass stop=pass", "test-b start=pass").Against("xen=new", "xen=old").At(-5);
        replaced.Supersedes = (await GetAsync(rig)).Flight.Digest;
        await rig.SubmitAsync(Ct, replaced);

        var mails = await server.ReadAsync(_recipient, 4, Ct);
        var deliveries = await rig.Subscriptions.ListDeliveriesAsync(
            new V1.ListDeliveriesRequest { Parent = "labs/default/subscriptions/classic" }, cancellationToken: Ct);
        Assert.Equal(
            ["xen-unstable.report-290-2 290", "xen-unstable.report-210 210", "xen-unstable.report-290 290", "xen-unstable.report-200 200"],
            deliveries.Deliveries.Select(each => $"{each.Name.Split('/')[^1]} {each.Flight.Split('/')[^1]}"));
        var second = mails.Single(mail => mail.MessageId == "osstest-290-mainreport-2@default.flights.example.org");
        Assert.Equal("osstest-290-mainreport@default.flights.example.org", second.InReplyTo);
        Assert.Contains("All tests in this flight passed", TextOf(second), StringComparison.Ordinal);

        // A second copy is the first one, although the flight would be reported otherwise by now.
        await rig.Subscriptions.ResendDeliveryAsync(new V1.ResendDeliveryRequest { Name = deliveries.Deliveries[2].Name }, cancellationToken: Ct);
        var copies = (await server.ReadAsync(_recipient, 5, Ct)).Where(mail => mail.MessageId == "osstest-290-mainreport@default.flights.example.org").ToList();
        Assert.Equal(2, copies.Count);
        Assert.Equal((copies[0].Subject, copies[0].TextBody), (copies[1].Subject, copies[1].TextBody));
    }

    public void Dispose() => File.Delete(_words);

    private static Task<V1.RenderReportResponse> RenderAsync(CompleteRig rig, MimeMessage mail)
    {
        var words = JsonParser.Default.Parse<V1.ReportWords>(Words);
        words.SaysPushed = IsPushed(mail);
        var flight = mail.MessageId!.Split('-')[1];
        return rig.Classifier.RenderReportAsync(
            new V1.RenderReportRequest { Flight = $"labs/default/flights/{flight}", Words = words }, cancellationToken: Ct).ResponseAsync;
    }

    private static async Task<V1.FlightRecord> GetAsync(CompleteRig rig) =>
        (await rig.Store.GetFlightAsync(new V1.GetFlightRequest { Name = "labs/default/flights/290" }, cancellationToken: Ct)).Flight;

    private static bool IsPushed(MimeMessage mail) => mail.Subject!.EndsWith(" - PUSHED", StringComparison.Ordinal);

    // What osstest's daily script puts below the report.
    private static string PushOf(MimeMessage mail) => IsPushed(mail) ? "Pushing revision :" : "Not pushing.";

    private static string TextOf(MimeMessage mail) => mail.TextBody!.ReplaceLineEndings("\n");

    // As they stand in the mail, to the letter.
    private static string OsstestHeaders(MimeMessage mail) => string.Concat(mail.Headers
        .Where(header => header.Field.StartsWith("X-Osstest-", StringComparison.Ordinal))
        .Select(header => $"{header.Field}:{Encoding.UTF8.GetString(header.RawValue)}")).ReplaceLineEndings("\n");

    // All but what a mail alone has, its digest, its headers, its lines and how it was signed, and what its reader thinks of it.
    private static V1.Flight FactsOf(V1.Flight flight)
    {
        var facts = flight.Clone();
        (facts.Digest, facts.BodyHashState, facts.Complete) = ("", V1.BodyHashState.Unspecified, null);
        (facts.Report.Subject, facts.Report.MessageId) = ("", "");
        facts.Report.Diagnostics.Clear();
        foreach (var row in facts.StepFailures)
        {
            row.Line = 0;
        }

        return facts;
    }

    private static async Task<IReadOnlyList<V1.Notice>> PreviewAsync(CompleteRig rig, string id, string filter)
    {
        var notices = new List<V1.Notice>();
        var request = new V1.PreviewSubscriptionRequest
        {
            Parent = "labs/default",
            SubscriptionId = id,
            Subscription = new V1.Subscription { Filter = filter, Mail = new V1.MailChannel { Format = V1.MailFormat.ClassicReport } },
            PageSize = 1,
        };
        do
        {
            var page = await rig.Subscriptions.PreviewSubscriptionAsync(request, cancellationToken: Ct);
            notices.AddRange(page.Notices);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        return notices;
    }

    private async Task<CompleteRig> StartAsync(MailServer server)
    {
        await File.WriteAllTextAsync(_words, Words, Ct);
        return await CompleteRig.StartAsync(
            Ct,
            ("FLIGHTS_NOTIFIER_SMTP_URI", server.Address.ToString()),
            ("FLIGHTS_NOTIFIER_MAIL_FROM", "reports@flights.example.org"),
            ("FLIGHTS_NOTIFIER_MAIL_RECIPIENTS", "example.org"),
            ("FLIGHTS_NOTIFIER_POLL", "50ms"),
            ("FLIGHTS_NOTIFIER_REPORT_WORDS_FILE", _words));
    }

    private async Task<V1.Subscription> SubscribeAsync(CompleteRig rig, string id, string filter) => (await rig.Subscriptions.CreateSubscriptionAsync(
        new V1.CreateSubscriptionRequest
        {
            Parent = "labs/default",
            SubscriptionId = id,
            Subscription = new V1.Subscription { Filter = filter, Mail = new V1.MailChannel { To = _recipient, Format = V1.MailFormat.ClassicReport } },
        },
        cancellationToken: Ct)).Subscription;
}
