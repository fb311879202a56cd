using Flights.Cli.Replay;
using Flights.EndToEnd.Tests.Order;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace Flights.EndToEnd.Tests;

/// <summary><c>flights submit --format junit</c> as a job of GitLab CI runs it.</summary>
/// <param name="server">A running suite.</param>
public sealed class JUnitCommandTests(ParserServer server) : IClassFixture<ParserServer>, IDisposable
{
    private static readonly string Samples = Path.Combine(Inputs.Root, "tests", "samples", "junit");

    private static readonly string[] Cases = ["up", "down"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("flights-test-");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string, string[], int, string> Refusals => new()
    {
        { "a file that is not there", ["none.xml"], 66, "none.xml" },
        { "no XML", ["bad.xml"], 65, "bad.xml:2:3: NOT_XML: " },
        { "no case", ["empty.xml"], 66, "there is no test case in any of the files." },
        { "a suite without a name", ["nameless.xml"], 65, "nameless.xml: SUITE_WITHOUT_NAME: " },
        { "logs that are nowhere", ["good.xml", "--log-uri", "plum"], 65, "labs/orchard-plum/flights/70: BAD_URI: flight.jobs[0].log_uri" },
    };

    /// <summary>The story of one test: it passes, fails, passes again and fails once more with the same revision, then with a new one.</summary>
    [Fact]
    public async Task Pipelines_OfACi_HaveBaselinesRegressionsAndHeisenbugs()
    {
        var flights = new List<string>();
        foreach (var (number, revision, failing) in new[] { (10, "a1", ""), (11, "b2", "up"), (12, "c3", ""), (13, "c3", "up"), (14, "d4", "down") })
        {
            var file = Write("net.xml", SuiteOf(failing));
            var ended = await Command.RunAsync(["submit", "--format", "junit", file], VariablesOf(number, revision));
            Assert.Equal((0, ""), (ended.ExitCode, ended.Errors));
            flights.Add(ended.Output.Trim());
        }

        Assert.Equal(["labs/orchard-plum/flights/10", "labs/orchard-plum/flights/14"], new[] { flights[0], flights[4] }.Select(line => line.Split(' ')[0]));
        using var clients = new Clients(SuiteAddresses.Of(new Uri(server.Variables["FLIGHTS_PARSER_ADDRESS"])));
        await WaitAsync(clients, flights);

        const string Branch = "labs/orchard-plum/branches/feature%2Frings";
        var found = await clients.Notifier.ListRegressionsAsync(new V1.ListRegressionsRequest { Parent = Branch }, Clients.Call(Ct));
        Assert.Equal(
            ["net down opened 14 last good 13 open", "net up opened 11 last good 10 fixed by 12"],
            found.Regressions.Select(Tell).Order(StringComparer.Ordinal));
        Assert.All(found.Regressions, regression => Assert.StartsWith("https://git.example.org/orchard/plum/-/pipelines/1", regression.FirstLogUri, StringComparison.Ordinal));
        Assert.Equal("plum b2 after a1", string.Join(' ', found.Regressions.Single(each => each.Step.TestId == "up").Ranges.Select(range => $"{range.Tree} {range.BadRevision} after {range.GoodRevision}")));

        var again = await clients.Store.GetFlightAsync(new V1.GetFlightRequest { Name = "labs/orchard-plum/flights/13" }, Clients.Call(Ct));
        var opinion = Assert.Single(again.Flight.Classification.Opinions);
        Assert.Equal((V1.SummaryKind.PassIn, "labs/orchard-plum/flights/12"), (opinion.EffectiveSummary.Kind, opinion.EffectiveSummary.Flight));
        Assert.Equal(V1.Blocker.None, opinion.EffectiveBlocker);

        var events = await EventsAsync(clients, Branch);
        Assert.Equal(
            ["GateChanged", "RegressionOpened", "GateChanged", "RegressionResolved", "GateChanged", "RegressionOpened", "GateChanged"],
            events);
    }

    [Fact]
    public async Task DryRun_OfAllSamples_PrintsAFlightThatIsTaken()
    {
        var files = Directory.GetFiles(Samples, "*.xml").Order(StringComparer.Ordinal).Select((file, index) => index == 0 ? $"jvm={file}" : file);
        string[] options =
        [
            "--lab", "orchard", "--flight", "7", "--branch", "main", "--revision", "plum=aa11", "--revision", "peach=bb22", "--baseline", "plum=9900",
            "--start-time", "2026-03-02T07:00:00Z", "--errors", "fail", "--job-per", "class", "--log-uri", "https://logs.example.org/7", "--push", "never",
        ];

        var printed = await Command.RunAsync(["submit", "--format", "junit", "--dry-run", .. options, .. files]);
        var taken = await Command.RunAsync(["submit-flight", Write("flight.json", printed.Output)], server.Variables);

        var request = JsonParser.Default.Parse<V1.SubmitFlightRequest>(printed.Output);
        Assert.Equal((0, ""), (taken.ExitCode, taken.Errors));
        Assert.Equal(V1.PushOutcome.Unspecified, request.Push);
        Assert.Equal("plum 9900", string.Join(' ', request.Baseline.Trees.Select(tree => $"{tree.Tree} {tree.Revision}")));
        Assert.Equal(
            [
                "RingBuffer 3 Fail", "Sizes%2FGrantTable 1 Pass", "boots+with+two+cpus 1 Pass", "jvm/org.example.plum.BalloonTest 4 Fail",
                "plum%3A%3Ashadow%2Foff 1 Fail", "slow 1 Blocked", "tests.test_boot 1 Blocked", "tests.test_boot.TestGuest 3 Fail",
                "tests.test_disk 2 Fail", "tools.tests 2 Fail",
            ],
            request.Flight.Jobs.Select(job => $"{job.JobId} {job.Steps.Count} {job.Status}"));
    }

    [Fact]
    public async Task Submit_IntoDatabasesOfItsOwn_IsJudgedAndCanBeReplaced()
    {
        var data = Path.Combine(_folder.FullName, "data");
        var variables = VariablesOf(20, "a1");

        var first = await Command.RunAsync(["submit", "--format", "junit", Write("net.xml", SuiteOf("up")), "--data", data], variables);
        var other = await Command.RunAsync(["submit", "--format", "junit", Write("net.xml", SuiteOf("")), "--data", data], variables);
        var digest = first.Output.Trim().Split(' ')[1];
        var replaced = await Command.RunAsync(
            ["submit", "--format", "junit", Write("net.xml", SuiteOf("")), "--data", data, "--supersedes", digest, "--json"], variables);
        var report = await Command.RunAsync(["report", "20", "--lab", "orchard-plum", "--data", data]);

        Assert.Equal((65, true), (other.ExitCode, other.Errors.Contains("FLIGHT_CONFLICT", StringComparison.Ordinal)));
        Assert.Equal((0, ""), (replaced.ExitCode, replaced.Errors));
        Assert.Equal("labs/orchard-plum/flights/20", JsonParser.Default.Parse<V1.SubmitFlightsResponse>(replaced.Output).Flights.Single().Name);
        Assert.StartsWith("flight 20 feature%2Frings real [real]\n", report.Output, StringComparison.Ordinal);
        Assert.Contains("\nAll tests in this flight passed", report.Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task Submit_WhatCannotBeSubmitted_SaysWhatAndWhere(string what, string[] arguments, int exitCode, string message)
    {
        Write("good.xml", SuiteOf(""));
        Write("bad.xml", "<testsuite>\n</broken>");
        Write("empty.xml", "<testsuites/>");
        Write("nameless.xml", "<testsuite><testcase name='a'/></testsuite>");
        var files = arguments.Select(argument => argument.EndsWith(".xml", StringComparison.Ordinal) ? Path.Combine(_folder.FullName, argument) : argument);

        var ended = await Command.RunAsync(["submit", "--format", "junit", .. files], VariablesOf(70, "a1"));

        Assert.True(exitCode == ended.ExitCode, $"{what} ended with {ended.ExitCode}: {ended.Errors}");
        Assert.Contains(message, ended.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static string SuiteOf(string failing) => "<testsuite name='net'>" + string.Concat(Cases.Select(name =>
        $"<testcase name='{name}' time='1.5'>{(name == failing ? "<failure message='no answer'/>" : "")}</testcase>")) + "</testsuite>";

    private static string Tell(V1.Regression regression) =>
        $"{regression.Step.JobId} {regression.Step.TestId} opened {Number(regression.FirstBadFlight)} last good {Number(regression.LastGoodFlight)} "
        + (regression.State == V1.RegressionState.Open ? "open" : $"{regression.State.ToString().ToLowerInvariant()} by {Number(regression.ResolvedFlight)}");

    private static string Number(string flight) => flight.Split('/')[^1];

    private static async Task WaitAsync(Clients clients, List<string> flights)
    {
        var progress = new V1.GetProgressRequest { MinDoneCount = flights.Count, WaitTime = Duration.FromTimeSpan(TimeSpan.FromSeconds(60)) };
        progress.Reports.AddRange(flights.Select(line => line.Split(' ')).Select(parts => new V1.ReportRef { Flight = parts[0], Digest = parts[1] }));
        var done = await clients.Store.GetProgressAsync(progress, Clients.Call(Ct));
        Assert.Equal(flights.Count, done.DoneCount);
    }

    private static async Task<List<string>> EventsAsync(Clients clients, string branch)
    {
        const int Expected = 7;
        using var call = clients.Notifier.WatchEvents(new V1.WatchEventsRequest { Cursors = { new V1.BranchCursor { Branch = branch } } }, Clients.Call(Ct));
        var kinds = new List<string>();
        while (kinds.Count < Expected && await call.ResponseStream.MoveNext(Ct))
        {
            kinds.Add(call.ResponseStream.Current.Event.EventCase.ToString());
        }

        return kinds;
    }

    private Dictionary<string, string> VariablesOf(int pipeline, string commit) => new(server.Variables)
    {
        ["CI_PROJECT_PATH_SLUG"] = "orchard-plum",
        ["CI_PROJECT_NAME"] = "plum",
        ["CI_PROJECT_URL"] = "https://git.example.org/orchard/plum",
        ["CI_PIPELINE_IID"] = $"{pipeline}",
        ["CI_PIPELINE_URL"] = $"https://git.example.org/orchard/plum/-/pipelines/1{pipeline}",
        ["CI_PIPELINE_CREATED_AT"] = $"2026-03-02T08:00:{pipeline % 60:00}Z",
        ["CI_COMMIT_REF_NAME"] = "feature/rings",
        ["CI_COMMIT_SHA"] = commit,
    };

    private string Write(string name, string text)
    {
        var file = Path.Combine(_folder.FullName, name);
        File.WriteAllText(file, text);
        return file;
    }
}
