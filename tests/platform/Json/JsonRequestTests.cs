using Google.Protobuf;

namespace Flights.Platform.Tests.Json;

/// <summary>What a request by JSON becomes, and which is refused.</summary>
/// <param name="echo">The host that is called.</param>
public sealed class JsonRequestTests(EchoHost echo) : IClassFixture<EchoHost>
{
    private const string Flights = "/v1/labs/default/branches/ovmf/flights";

    /// <summary>A call, and the request that the service gets.</summary>
    public static TheoryData<string, string, string?, string> Calls => new()
    {
        { "GET", "/v1/labs/default/flights/7", null, """{ "name": "labs/default/flights/7" }""" },
        { "GET", "/v1/labs/default/branches/linux%2B4/flights", null, """{ "parent": "labs/default/branches/linux+4" }""" },
        { "GET", $"{Flights}?pageSize=2&pageToken=a%26b", null, """{ "parent": "labs/default/branches/ovmf", "pageSize": 2, "pageToken": "a&b" }""" },
        { "GET", $"{Flights}?page_size=2", null, """{ "parent": "labs/default/branches/ovmf", "pageSize": 2 }""" },
        { "GET", "/v1/labs/-/allowReadings?afterVersion=9007199254740993", null, """{ "parent": "labs/-", "afterVersion": "9007199254740993" }""" },
        { "GET", "/v1/labs/l/flights/7:queryEvidence?horizon=HORIZON_ALL&withoutSteps=true", null, """{ "flight": "labs/l/flights/7", "horizon": "HORIZON_ALL", "withoutSteps": true }""" },
        { "GET", "/v1/labs/l/branches/b/stepHistory?step.jobId=build&step.testId=xen-build", null, """{ "branch": "labs/l/branches/b", "step": { "jobId": "build", "testId": "xen-build" } }""" },
        { "GET", "/v1/labs/l/flights/7:classify?question.targeted.flight=a&question.baseline.flight=b&question.blessings=real&question.blessings=test", null, """{ "flight": "labs/l/flights/7", "question": { "targeted": { "flight": "a" }, "baseline": { "flight": "b" }, "blessings": ["real", "test"] } }""" },
        { "GET", "/v1/labs/l/silentBranches?minSilence=3.5s", null, """{ "parent": "labs/l", "minSilence": "3.500s" }""" },
        { "GET", "/v1/events:watch?startTime=2026-01-02T03:04:05Z&filter=branch%20%3D%20%22a%22", null, """{ "startTime": "2026-01-02T03:04:05Z", "filter": "branch = \"a\"" }""" },
        { "POST", "/v1/events:watch", """{ "cursors": [{ "branch": "labs/l/branches/b", "afterSequence": "5" }] }""", """{ "cursors": [{ "branch": "labs/l/branches/b", "afterSequence": "5" }] }""" },
        { "POST", "/v1/progress:get", """{ "bisections": ["x", "y"], "waitTime": "1s" }""", """{ "waitTime": "1s", "bisections": ["x", "y"] }""" },
        { "POST", "/v1/reports:submit", """{ "text": "YWJj" }""", """{ "text": "YWJj" }""" },
        { "POST", "/v1/labs/l/flights/7:exclude", """{ "exclusion": { "reason": "disk", "decideTime": "2026-01-02T03:04:05Z" } }""", """{ "exclusion": { "flight": "labs/l/flights/7", "decideTime": "2026-01-02T03:04:05Z", "reason": "disk" } }""" },
        { "POST", "/v1/labs/l/branches/b:recordPush", """{ "push": { "flight": "labs/l/flights/7" } }""", """{ "push": { "branch": "labs/l/branches/b", "flight": "labs/l/flights/7" } }""" },
        { "POST", "/v1/labs/l/branches/b/regressions/r:annotate", """{ "annotation": { "owner": "Ada" } }""", """{ "name": "labs/l/branches/b/regressions/r", "annotation": { "owner": "Ada" } }""" },
        { "POST", "/v1/labs/l/subscriptions?subscriptionId=s", """{ "filter": "kind = gate.*", "file": {} }""", """{ "parent": "labs/l", "subscriptionId": "s", "subscription": { "filter": "kind = gate.*", "file": { } } }""" },
        { "PATCH", "/v1/labs/l/subscriptions/s?updateMask=filter,dailyDigest", """{ "filter": "" }""", """{ "subscription": { "name": "labs/l/subscriptions/s" }, "updateMask": "filter,dailyDigest" }""" },
        { "DELETE", "/v1/labs/l/subscriptions/s?etag=e", null, """{ "name": "labs/l/subscriptions/s", "etag": "e" }""" },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Call_ByJson_IsTheRequestOfTheContract(string verb, string path, string? body, string request)
    {
        using var message = new HttpRequestMessage(new HttpMethod(verb), path) { Content = body is null ? null : Json(body) };

        using var answer = await echo.Host.Client.SendAsync(message, TestContext.Current.CancellationToken);

        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var received = echo.TakeRequest()!;
        Assert.Equal(JsonParser.Default.Parse(request, received.Descriptor), received);
    }

    /// <summary>A call that is wrong, and the error in one line.</summary>
    public static TheoryData<string, string, string?, string> Refusals => new()
    {
        { "GET",    $"{Flights}?pagesize=2",                       null,                            "400 3 JSON_PARAMETER_UNKNOWN pagesize" },
        { "GET",    $"{Flights}?parent=labs/x/branches/y",         null,                            "400 3 JSON_PARAMETER_UNKNOWN parent" },
        { "GET",    $"{Flights}?pageSize=two",                     null,                            "400 3 JSON_PARAMETER_INVALID pageSize" },
        { "GET",    $"{Flights}?pageSize=99999999999",             null,                            "400 3 JSON_PARAMETER_INVALID pageSize" },
        { "GET",    $"{Flights}?pageSize=1&page_size=2",           null,                            "400 3 JSON_PARAMETER_INVALID page_size" },
        { "GET",    $"{Flights}?pageSize=1&pageSize=2",            null,                            "400 3 JSON_PARAMETER_INVALID pageSize" },
        { "GET",    "/v1/labs/l/flights/7:queryEvidence?horizon=NEVER", null,                       "400 3 JSON_PARAMETER_INVALID horizon" },
        { "GET",    "/v1/labs/l/flights/7:queryEvidence?withoutSteps=maybe", null,                  "400 3 JSON_PARAMETER_INVALID withoutSteps" },
        { "GET",    "/v1/labs/l/flights/7:queryEvidence?withoutSteps=true,%22horizon%22:1", null,   "400 3 JSON_PARAMETER_INVALID withoutSteps" },
        { "GET",    $"{Flights}?pageSize",                         null,                            "400 3 JSON_PARAMETER_INVALID pageSize" },
        { "GET",    $"{Flights}?=2",                               null,                            "400 3 JSON_PARAMETER_UNKNOWN" },
        { "GET",    $"{Flights}?.=2",                              null,                            "400 3 JSON_PARAMETER_UNKNOWN ." },
        { "GET",    "/v1/labs/l/branches/b/stepHistory?step=x",    null,                            "400 3 JSON_PARAMETER_UNKNOWN step" },
        { "GET",    "/v1/labs/l/branches/b/stepHistory?step.name=x", null,                          "400 3 JSON_PARAMETER_UNKNOWN step.name" },
        { "GET",    "/v1/events:watch?cursors=x",                  null,                            "400 3 JSON_PARAMETER_UNKNOWN cursors" },
        { "GET",    "/v1/events:watch?startTime=yesterday",        null,                            "400 3 JSON_PARAMETER_INVALID startTime" },
        { "POST",   "/v1/reports:submit?text=YWJj",                "{}",                            "400 3 JSON_PARAMETER_UNKNOWN text" },
        { "POST",   "/v1/labs/l/subscriptions?subscription.filter=x", "{}",                         "400 3 JSON_PARAMETER_UNKNOWN subscription.filter" },
        { "POST",   "/v1/reports:submit",                          "",                              "400 3 JSON_BODY_INVALID" },
        { "POST",   "/v1/reports:submit",                          "[]",                            "400 3 JSON_BODY_INVALID" },
        { "POST",   "/v1/reports:submit",                          "null",                          "400 3 JSON_BODY_INVALID" },
        { "POST",   "/v1/reports:submit",                          """{ "text": "YWJj" """,         "400 3 JSON_BODY_INVALID" },
        { "POST",   "/v1/reports:submit",                          """{ "texts": "YWJj" }""",       "400 3 JSON_BODY_INVALID" },
        { "POST",   "/v1/reports:submit",                          """{ "text": "not base64!" }""", "400 3 JSON_BODY_INVALID" },
        { "POST",   "/v1/labs/l/subscriptions?subscriptionId=s",   """{ "mail": {}, "file": {} }""", "400 3 JSON_BODY_INVALID" },
        { "POST",   "/v1/labs/l/subscriptions?subscriptionId=s",   """{ "filters": "" }""",         "400 3 JSON_BODY_INVALID" },
        { "GET",    "/v1/labs/l/flights",                          null,                            "404 5 NO_SUCH_PATH" },
        { "DELETE", "/v1/labs/l/flights/7",                        null,                            "404 5 NO_SUCH_PATH" },
        { "GET",    "/health/ready",                               null,                            "404 5 NO_SUCH_PATH" },
        { "POST",   "/openapi.json",                               "{}",                            "404 5 NO_SUCH_PATH" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task Call_ThatIsWrong_IsRefusedWithItsReasonAndField(string verb, string path, string? body, string refusal)
    {
        Assert.Equal(refusal, JsonHost.Summary(await echo.Host.CallAsync(verb, path, body)));
        Assert.Null(echo.TakeRequest());
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=iso-8859-1")]
    public async Task Body_ThatAPageMaySendWithoutAsking_IsRefused(string contentType)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/reports:submit") { Content = new ByteArrayContent("{}"u8.ToArray()) };
        request.Content.Headers.TryAddWithoutValidation("content-type", contentType);

        Assert.Equal("400 3 JSON_CONTENT_TYPE", JsonHost.Summary(await echo.Host.SendAsync(request)));
    }

    [Fact]
    public async Task Body_AboveTheLimit_IsRefused()
    {
        await using var host = await JsonHost.StartAsync(new EchoServices().Module, ("FLIGHTS_MAX_MESSAGE_BYTES", "65536"));

        Assert.Equal("200  ", JsonHost.Summary(await host.CallAsync("POST", "/v1/reports:submit", TextOf(60_000))));
        Assert.Equal("400 3 JSON_BODY_TOO_LARGE", JsonHost.Summary(await host.CallAsync("POST", "/v1/reports:submit", TextOf(66_000))));
    }

    [Fact]
    public async Task Body_NestedWithoutEnd_IsRefused()
    {
        var deep = string.Concat(Enumerable.Repeat("""{"text":""", 10_000));

        Assert.Equal("400 3 JSON_BODY_INVALID", JsonHost.Summary(await echo.Host.CallAsync("POST", "/v1/reports:submit", deep)));
    }

    // Of so many characters of base64.
    private static string TextOf(int length) => $$"""{"text":"{{new string('A', length)}}"}""";

    private static StringContent Json(string text) => new(text, System.Text.Encoding.UTF8, "application/json");
}
