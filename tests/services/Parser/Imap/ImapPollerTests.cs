using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Flights.Platform.Telemetry;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Health.V1;

namespace Flights.Services.Tests.Parser.Imap;

/// <summary>The parser reads a folder on a real IMAP server.</summary>
public sealed class ImapPollerTests : IDisposable
{
    private const string HealthOfMailbox = "flights.v1.ParserService/imap";

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("flights-imap-");

    public void Dispose() => _data.Delete(recursive: true);

    // user                  mode    interval
    [Theory]
    [InlineData(ImapServer.User, "idle", "28m")]
    [InlineData(ImapServer.User, "poll", "1s")]
    [InlineData(ImapServer.MinimalUser, "idle", "1s")]
    [InlineData(ImapServer.MinimalUser, "poll", "1s")]
    public async Task Mails_ThoseThereAndThoseThatCome_AreTaken(string user, string mode, string interval)
    {
        await using var folder = await TestFolder.CreateAsync(user);
        await folder.AppendAsync(TestMails.Report(7100));
        await using var rig = await ImapRig.StartAsync(
            folder, _data, null, ("FLIGHTS_PARSER_IMAP_MODE", mode), ("FLIGHTS_PARSER_IMAP_POLL", interval));

        var first = await rig.NextAsync();
        await folder.AppendAsync(TestMails.Report(7101));
        var second = await rig.NextAsync();
        await folder.AppendAsync(TestMails.Report(7102));
        var third = await rig.NextAsync();

        Assert.Equal(
            ["labs/default/flights/7100", "labs/default/flights/7101", "labs/default/flights/7102"], [first.Name, second.Name, third.Name]);
        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, await rig.HealthAsync(HealthOfMailbox));
        Assert.Equal(0, await folder.CountMarkedAsync());
        Assert.Equal(user == ImapServer.MinimalUser && mode == "idle", rig.Log.Lines.Any(line => line.Contains("(no IDLE)", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Mail_WithCrLf_GivesTheFactsOfTheSameMailInAFile()
    {
        await using var folder = await TestFolder.CreateAsync();
        await folder.AppendAsync(TestMails.Report(7100));
        await using var rig = await ImapRig.StartAsync(folder, _data, null, ("FLIGHTS_PARSER_LAB_HOSTS", "logs.lab.example.org=orchard"));

        var taken = await rig.NextAsync();
        var read = await rig.Client.ParseReportAsync(
            new V1.ParseReportRequest { Text = ByteString.CopyFromUtf8(TestMails.Report(7100)) }, cancellationToken: ImapRig.Patience());

        Assert.Equal("labs/orchard/flights/7100", taken.Name);
        Assert.Equal(read.Flight, taken);
    }

    [Fact]
    public async Task Idle_WhoseIntervalIsOver_IsBegunAnew()
    {
        await using var folder = await TestFolder.CreateAsync();
        await using var proxy = new ImapProxy(ImapServer.Address);
        await using var rig = await ImapRig.StartAsync(folder, _data, null, Through(proxy), ("FLIGHTS_PARSER_IMAP_POLL", "1s"));

        await proxy.WaitForCommandAsync(" IDLE", ImapRig.Patience());
        await proxy.WaitForCommandAsync("DONE", ImapRig.Patience());
        await proxy.WaitForCommandAsync(" IDLE", ImapRig.Patience());
        await folder.AppendAsync(TestMails.Report(7100));

        Assert.Equal("labs/default/flights/7100", (await rig.NextAsync()).Name);
        Assert.DoesNotContain(rig.Log.Lines, line => line.Contains("is not read", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ManyMails_WithGapsBetween_AreTakenOnceEachInOrder()
    {
        await using var folder = await TestFolder.CreateAsync();
        await using var proxy = new ImapProxy(ImapServer.Address);
        var uids = new List<uint>();
        for (var flight = 1000; flight < 1330; flight++)
        {
            uids.Add(await folder.AppendAsync(TestMails.Report(flight)));
        }

        await folder.DeleteAsync(uids.Where((_, index) => index is < 20 or (> 90 and < 115) || index % 7 == 3));
        var kept = Enumerable.Range(0, 330).Where(index => !(index is < 20 or (> 90 and < 115) || index % 7 == 3)).ToList();
        await using (var rig = await ImapRig.StartAsync(folder, _data, null, Through(proxy)))
        {
            Assert.Equal(NamesOf(kept), await rig.NextNamesAsync(kept.Count));
            await proxy.WaitForCommandAsync(" IDLE", ImapRig.Patience());
        }

        // What is deleted meanwhile moves all that stands behind it.
        await folder.DeleteAsync(uids.Where((_, index) => index is > 200 and < 250 || index == 329));
        await using (var rig = await ImapRig.StartAsync(folder, _data, null, Through(proxy)))
        {
            await folder.AppendAsync(TestMails.Report(7100));
            Assert.Equal("labs/default/flights/7100", (await rig.NextAsync()).Name);
        }
    }

    [Fact]
    public async Task Restart_GoesOnBehindTheLastMail()
    {
        await using var folder = await TestFolder.CreateAsync();
        await using var proxy = new ImapProxy(ImapServer.Address);
        await folder.AppendAsync(TestMails.Report(7100));
        await using (var rig = await ImapRig.StartAsync(folder, _data, null, Through(proxy)))
        {
            await rig.NextAsync();
            await proxy.WaitForCommandAsync(" IDLE", ImapRig.Patience());
        }

        await folder.AppendAsync(TestMails.Report(7101));
        await folder.AppendAsync(TestMails.Report(7102));
        await using (var rig = await ImapRig.StartAsync(folder, _data, null, Through(proxy)))
        {
            Assert.Equal(["labs/default/flights/7101", "labs/default/flights/7102"], await rig.NextNamesAsync(2));
        }
    }

    [Fact]
    public async Task Folder_MadeAnewBeforeARestart_IsReadFromItsFirstMail()
    {
        await using var folder = await TestFolder.CreateAsync();
        await using var proxy = new ImapProxy(ImapServer.Address);
        await folder.AppendAsync(TestMails.Report(7100));
        await folder.AppendAsync(TestMails.Report(7101));
        await using (var rig = await ImapRig.StartAsync(folder, _data, null, Through(proxy)))
        {
            await rig.NextNamesAsync(2);
            await proxy.WaitForCommandAsync(" IDLE", ImapRig.Patience());
        }

        await folder.RemoveAsync();
        await folder.MakeAsync();
        await folder.AppendAsync(TestMails.Report(7102));
        await using (var rig = await ImapRig.StartAsync(folder, _data, null, Through(proxy)))
        {
            Assert.Equal("labs/default/flights/7102", (await rig.NextAsync()).Name);
            Assert.Contains(rig.Log.Lines, line => line.Contains("UIDVALIDITY", StringComparison.Ordinal));
        }
    }

    // mode    the last command before the folder is made anew: mails are still being taken, or the poller waits
    [Theory]
    [InlineData("idle", " FETCH ")]
    [InlineData("idle", " IDLE")]
    [InlineData("poll", " FETCH ")]
    [InlineData("poll", " EXAMINE ")]
    public async Task Folder_MadeAnewWhileItIsOpen_IsReadFromItsFirstMail(string mode, string command)
    {
        await using var folder = await TestFolder.CreateAsync();
        await using var proxy = new ImapProxy(ImapServer.Address);
        await folder.AppendAsync(TestMails.Report(7100));
        await folder.AppendAsync(TestMails.Report(7101));
        await using var rig = await ImapRig.StartAsync(
            folder,
            _data,
            null,
            Through(proxy),
            ("FLIGHTS_PARSER_IMAP_MODE", mode),
            ("FLIGHTS_PARSER_IMAP_POLL", "1s"));
        await proxy.WaitForCommandAsync(" EXAMINE ", ImapRig.Patience());
        await rig.NextNamesAsync(2);
        await proxy.WaitForCommandAsync(command, ImapRig.Patience());

        await folder.RemoveAsync();
        await folder.MakeAsync();
        await folder.AppendAsync(TestMails.Report(7102));

        Assert.Equal("labs/default/flights/7102", (await rig.NextAsync()).Name);
        Assert.Contains(rig.Log.Lines, line => line.Contains("UIDVALIDITY", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Mail_ThatIsRefused_IsToldAndPassedBy()
    {
        await using var folder = await TestFolder.CreateAsync();
        await folder.AppendAsync(TestMails.Report(7100));
        var uid = await folder.AppendAsync(TestMails.Reply(5));
        await folder.AppendAsync(TestMails.Report(7101));
        await using var rig = await ImapRig.StartAsync(folder, _data);

        Assert.Equal(["labs/default/flights/7100", "labs/default/flights/7101"], await rig.NextNamesAsync(2));
        var line = Assert.Single(rig.Log.Lines, line => line.Contains("is refused", StringComparison.Ordinal));
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"Mail {uid} <reply-5@example.org> is refused, NOT_A_REPORT"), line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mail_AboveTheLimit_IsNotFetched()
    {
        await using var folder = await TestFolder.CreateAsync();
        await using var proxy = new ImapProxy(ImapServer.Address);
        var uid = await folder.AppendAsync(TestMails.Large(6, 2 * 1024 * 1024));
        await folder.AppendAsync(TestMails.Report(7101));
        await using var rig = await ImapRig.StartAsync(folder, _data, null, Through(proxy));

        Assert.Equal("labs/default/flights/7101", (await rig.NextAsync()).Name);
        var line = Assert.Single(rig.Log.Lines, line => line.Contains("is refused", StringComparison.Ordinal));
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"Mail {uid} <large-6@example.org> is refused, LIMIT_BYTES"), line, StringComparison.Ordinal);
        Assert.InRange(proxy.BytesToClient, 1, 100_000);
    }

    [Fact]
    public async Task Connection_ThatIsCut_IsMadeAgain()
    {
        await using var folder = await TestFolder.CreateAsync();
        await using var proxy = new ImapProxy(ImapServer.Address);
        await folder.AppendAsync(TestMails.Report(7100));
        await using var rig = await ImapRig.StartAsync(folder, _data, null, Through(proxy));
        await rig.NextAsync();
        await proxy.WaitForCommandAsync(" IDLE", ImapRig.Patience());

        await proxy.CutAsync();
        await rig.Log.WaitForAsync("CONNECTION_FAILED", ImapRig.Patience());
        Assert.Equal(HealthCheckResponse.Types.ServingStatus.NotServing, await rig.HealthAsync(HealthOfMailbox));
        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, await rig.HealthAsync("flights.v1.ParserService"));
        await rig.Log.WaitForAsync("CONNECTION_FAILED", ImapRig.Patience());
        await folder.AppendAsync(TestMails.Report(7101));
        proxy.Mend();

        Assert.Equal("labs/default/flights/7101", (await rig.NextAsync()).Name);
        await proxy.WaitForCommandAsync(" IDLE", ImapRig.Patience());
        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, await rig.HealthAsync(HealthOfMailbox));
    }

    [Fact]
    public async Task Server_ThatDoesNotAnswer_IsGivenUp()
    {
        await using var folder = await TestFolder.CreateAsync();
        using var silent = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        silent.Start();
        await using var rig = await ImapRig.StartAsync(
            folder, _data, null, ("FLIGHTS_PARSER_IMAP_URI", $"imap://{silent.LocalEndpoint}"), ("FLIGHTS_PARSER_IMAP_TIMEOUT", "100ms"));

        Assert.Contains("did not answer in time", await rig.Log.WaitForAsync("CONNECTION_FAILED", ImapRig.Patience()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Password_ThatIsWrong_IsToldAndReadAgain()
    {
        await using var folder = await TestFolder.CreateAsync();
        await folder.AppendAsync(TestMails.Report(7100));
        var password = Path.Combine(_data.FullName, "password");
        await File.WriteAllTextAsync(password, "not-the-password", TestContext.Current.CancellationToken);
        await using var rig = await ImapRig.StartAsync(folder, _data);

        await rig.Log.WaitForAsync("AUTHENTICATION_FAILED", ImapRig.Patience());
        Assert.Equal(HealthCheckResponse.Types.ServingStatus.NotServing, await rig.HealthAsync(HealthOfMailbox));
        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, await rig.HealthAsync(""));
        await rig.Log.WaitForAsync("AUTHENTICATION_FAILED", ImapRig.Patience());
        await File.WriteAllTextAsync(password, ImapServer.Password, TestContext.Current.CancellationToken);

        Assert.Equal("labs/default/flights/7100", (await rig.NextAsync()).Name);
        Assert.DoesNotContain(rig.Log.Lines, line => line.Contains("not-the-password", StringComparison.Ordinal));
        Assert.DoesNotContain(rig.Log.Lines, line => line.Contains(ImapServer.Password, StringComparison.Ordinal));
    }

    // variable                        value                                  reason
    [Theory]
    [InlineData("FLIGHTS_PARSER_IMAP_FOLDER", "no such folder", "FOLDER_NOT_FOUND")]
    [InlineData("FLIGHTS_PARSER_IMAP_STARTTLS", "true", "TLS_FAILED")]
    public async Task Server_ThatDoesNotServe_IsToldWithTheReason(string variable, string value, string reason)
    {
        await using var folder = await TestFolder.CreateAsync();
        await using var rig = await ImapRig.StartAsync(folder, _data, null, (variable, value));

        await rig.Log.WaitForAsync(reason, ImapRig.Patience());

        Assert.Equal(HealthCheckResponse.Types.ServingStatus.NotServing, await rig.HealthAsync(HealthOfMailbox));
    }

    [Fact]
    public async Task Bus_ThatDoesNotTakeAReport_KeepsTheMailNew()
    {
        await using var folder = await TestFolder.CreateAsync();
        await folder.AppendAsync(TestMails.Reply(1));
        await folder.AppendAsync(TestMails.Report(7100));
        await folder.AppendAsync(TestMails.Report(7101));
        var mended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var rig = await ImapRig.StartAsync(
            folder, _data, (_, token) => mended.Task.WaitAsync(token), ("FLIGHTS_BUS_PUBLISH_TIMEOUT", "200ms"));

        await rig.Log.WaitForAsync("BUS_UNAVAILABLE", ImapRig.Patience());
        await rig.Log.WaitForAsync("BUS_UNAVAILABLE", ImapRig.Patience());
        Assert.Equal(1u, LastUid());
        Assert.Equal(HealthCheckResponse.Types.ServingStatus.NotServing, await rig.HealthAsync(HealthOfMailbox));
        mended.SetResult();

        // What the bus took too late comes twice.
        var names = new List<string>();
        do
        {
            names.Add((await rig.NextAsync()).Name);
        }
        while (names[^1] != "labs/default/flights/7101");
        Assert.All(names[..^1], name => Assert.Equal("labs/default/flights/7100", name));
        await rig.StopAsync();
        Assert.InRange(LastUid(), 2u, 3u);
    }

    [Fact]
    public async Task Mail_ThatTheServicesFailOn_IsPutAsideAndTriedAgain()
    {
        await using var folder = await TestFolder.CreateAsync();
        await using var proxy = new ImapProxy(ImapServer.Address);
        await folder.AppendAsync(TestMails.Report(7100));
        await folder.AppendAsync(TestMails.Report(7101));
        await using (var rig = await ImapRig.StartAsync(folder, _data, FailOn7100, Through(proxy)))
        {
            Assert.Equal("labs/default/flights/7101", (await rig.NextAsync()).Name);
            await rig.Log.WaitForAsync("<report-7100@example.org> is put aside and will be tried again, MESSAGE_NOT_CONSUMED", ImapRig.Patience());
            await proxy.WaitForCommandAsync(" IDLE", ImapRig.Patience());
        }

        await using (var rig = await ImapRig.StartAsync(folder, _data, null, Through(proxy)))
        {
            Assert.Equal("labs/default/flights/7100", (await rig.NextAsync()).Name);
            await folder.AppendAsync(TestMails.Report(7102));
            Assert.Equal("labs/default/flights/7102", (await rig.NextAsync()).Name);
        }

        static Task FailOn7100(V1.FlightReported message, CancellationToken token) =>
            message.Flight.Name == "labs/default/flights/7100" ? throw new InvalidOperationException("The consumer fails.") : Task.CompletedTask;
    }

    [Fact]
    public async Task Mail_ThatThereIsNoRoomFor_IsSubmittedAgainWhenThereIs()
    {
        var (held, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var folder = await TestFolder.CreateAsync();
        await using var rig = await ImapRig.StartAsync(folder, _data, HoldAsync, ("FLIGHTS_BUS_MAX_WAITING", "1"));
        var first = rig.Client.SubmitReportAsync(
            new V1.SubmitReportRequest { Text = ByteString.CopyFromUtf8(TestMails.Report(7100)) }, cancellationToken: ImapRig.Patience());
        await held.Task.WaitAsync(ImapRig.Patience());

        await folder.AppendAsync(TestMails.Report(7101));
        await rig.Log.WaitForAsync(" s, PIPELINE_FULL", ImapRig.Patience());
        release.SetResult();

        Assert.Equal(["labs/default/flights/7100", "labs/default/flights/7101"], await rig.NextNamesAsync(2));
        await first;

        async Task HoldAsync(V1.FlightReported message, CancellationToken token)
        {
            held.TrySetResult();
            await release.Task.WaitAsync(token);
        }
    }

    [Fact]
    public async Task Position_ThatCannotBeKept_IsToldAndTheMailStaysNew()
    {
        await using var folder = await TestFolder.CreateAsync();
        await folder.AppendAsync(TestMails.Report(7100));
        var notAFolder = Path.Combine(_data.FullName, "file");
        await File.WriteAllTextAsync(notAFolder, "", TestContext.Current.CancellationToken);
        await using var rig = await ImapRig.StartAsync(folder, _data, null, ("FLIGHTS_DATA", notAFolder));

        await rig.Log.WaitForAsync("POSITION_NOT_KEPT", ImapRig.Patience());
        Assert.Equal(HealthCheckResponse.Types.ServingStatus.NotServing, await rig.HealthAsync(HealthOfMailbox));
        File.Delete(notAFolder);

        Assert.Equal("labs/default/flights/7100", (await rig.NextAsync()).Name);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{\"UidValidity\":")]
    public async Task Position_ThatIsNone_MeansTheFirstMail(string text)
    {
        await using var folder = await TestFolder.CreateAsync();
        await using var proxy = new ImapProxy(ImapServer.Address);
        await folder.AppendAsync(TestMails.Report(7100));
        await using (var rig = await ImapRig.StartAsync(folder, _data, null, Through(proxy)))
        {
            await rig.NextAsync();
            await proxy.WaitForCommandAsync(" IDLE", ImapRig.Patience());
        }

        await File.WriteAllTextAsync(PositionFile(), text, TestContext.Current.CancellationToken);
        await using (var rig = await ImapRig.StartAsync(folder, _data, null, Through(proxy)))
        {
            await rig.Log.WaitForAsync("does not hold what was read last", ImapRig.Patience());
            Assert.Equal("labs/default/flights/7100", (await rig.NextAsync()).Name);
        }
    }

    [Fact]
    public async Task Mail_Taken_IsOneTrace()
    {
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await using var folder = await TestFolder.CreateAsync();
        await folder.AppendAsync(TestMails.Report(4711));
        await using (var rig = await ImapRig.StartAsync(folder, _data))
        {
            await rig.NextAsync();
        }

        var root = Assert.Single(spans, span => span.GetTagItem(FlightsTelemetry.Tags.MessageId) is "<report-4711@example.org>");
        Assert.Equal(FlightsTelemetry.Spans.TakeMail, root.OperationName);
        Assert.Equal(default, root.ParentSpanId);
        var trace = spans.Where(span => span.TraceId == root.TraceId).ToList();
        Assert.Contains(trace, span => span.OperationName == FlightsTelemetry.Spans.Parse && span.ParentSpanId == root.SpanId);
        Assert.Contains(trace, span => span.Source.Name == "MassTransit" && span.Kind == ActivityKind.Consumer);
    }

    [Fact]
    public async Task Health_WithoutAMailbox_HasNoEntry()
    {
        await using var rig = await ParserRig.StartAsync(TestContext.Current.CancellationToken);

        var answer = await Assert.ThrowsAsync<RpcException>(() => rig.HealthAsync(HealthOfMailbox));

        Assert.Equal(StatusCode.NotFound, answer.StatusCode);
    }

    // A flight is published before its mail is done with: only the wait for the next mail, IDLE, shows that all is kept.
    private static (string Name, string Value) Through(ImapProxy proxy) => ("FLIGHTS_PARSER_IMAP_URI", proxy.Address.ToString());

    private static IEnumerable<string> NamesOf(IEnumerable<int> indices) =>
        indices.Select(index => string.Create(CultureInfo.InvariantCulture, $"labs/default/flights/{1000 + index}"));

    private string PositionFile() => Assert.Single(Directory.GetFiles(_data.FullName, "imap-*.json"));

    private uint LastUid()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(PositionFile()));
        return document.RootElement.GetProperty("LastUid").GetUInt32();
    }
}
