using System.Text;
using Flights.Cli.Replay;
using Flights.Services.Tests.Notifier.Subscriptions;
using Google.Protobuf;

namespace Flights.EndToEnd.Tests.Commands;

/// <summary><c>flights subscribe</c> and <c>flights preview</c>: who is told what, and by which way.</summary>
public sealed class SubscribeCommandTests : IDisposable
{
    // A regression opens in it, and a gate shuts.
    private static readonly string Regressed = Inputs.Flights.Single(
        file => File.ReadAllText(file).Contains("flight 201004 linux-linus real", StringComparison.Ordinal));

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("flights-test-");

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Subscription_IsKeptChangedAndDeleted()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var service = await StartAsync(receiver);
        Task<Command.Ended> Run(params string[] arguments) => Command.RunAsync([.. arguments, "--server", $"{service.Address}"]);

        var created = await Run(
            "subscribe", "create", "release", "--webhook", $"http://{receiver.Host}/hook", "--branch", "xen-*", "--filter", "kind = regression.opened");
        var again = await Run("subscribe", "create", "release", "--webhook", $"http://{receiver.Host}/hook");
        var etag = JsonParser.Default.Parse<V1.Subscription>((await Run("subscribe", "show", "release", "--json")).Output).Etag;
        var paused = await Run("subscribe", "pause", "release", "--etag", etag);
        var late = await Run("subscribe", "resume", "release", "--etag", etag);
        var updated = await Run("subscribe", "update", "release", "--filter", "", "--digest", "08:00", "--zone", "Europe/London");
        var list = await Run("subscribe", "list");
        var deleted = await Run("subscribe", "delete", "release");
        var gone = await Run("subscribe", "show", "release");

        Assert.Equal((0, ""), (created.ExitCode, created.Errors));
        Assert.Matches(
            "^release\n"
            + "  events   branch = \"xen-\\*\" AND kind = regression\\.opened\n"
            + $"  channel  webhook http://{receiver.Host}/hook\n"
            + "  when     at once\n"
            + "  state    active\n"
            + "  created  [-0-9]+ [:0-9]+Z\n"
            + "  changed  [-0-9]+ [:0-9]+Z\n"
            + "  etag     [^\n]+\n$",
            created.Output);
        Assert.Equal((73, ""), (again.ExitCode, again.Output));
        Assert.Contains("  state    paused\n", paused.Output, StringComparison.Ordinal);
        Assert.Equal((65, ""), (late.ExitCode, late.Output));
        Assert.Contains("was changed meanwhile", late.Errors, StringComparison.Ordinal);
        Assert.Equal(0, updated.ExitCode);
        Assert.Equal(
            $"release       webhook http://{receiver.Host}/hook  daily at 08:00 Europe/London  paused  all",
            list.Output.Split('\n')[1]);
        Assert.Equal((0, "release is deleted\n"), (deleted.ExitCode, deleted.Output));
        Assert.Equal((66, ""), (gone.ExitCode, gone.Output));
    }

    [Fact]
    public async Task Deliveries_AreWhatPreviewTells_AndAreSentAgain()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var service = await StartAsync(receiver);
        Task<Command.Ended> Run(params string[] arguments) => Command.RunAsync([.. arguments, "--server", $"{service.Address}"]);
        Assert.Equal(0, (await Run("subscribe", "create", "release", "--webhook", $"http://{receiver.Host}/hook")).ExitCode);

        await ReplayRun.RunAsync([Regressed], Replays.Options with { Connect = SuiteAddresses.Of(service.Address) }, Cancelled);
        var preview = await Run("preview", "release", "--json");
        var told = preview.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(JsonParser.Default.Parse<V1.Notice>).ToList();
        await UntilTakenAsync(receiver, told.Count);
        var listed = await Run("subscribe", "deliveries", "list", "release");
        var first = told[0].Delivery.Split('/')[^1];
        var resent = await Run("subscribe", "deliveries", "resend", "release", first);
        await UntilTakenAsync(receiver, told.Count + 1);
        var text = await Run("preview", "--branch", "linux-*", "--filter", "kind = regression.opened", "--since", "1d");
        var titles = await Run("preview", "--branch", "linux-*", "--limit", "1", "--titles");

        var taken = receiver.Taken.Select(each => JsonParser.Default.Parse<V1.Notice>(Encoding.UTF8.GetString(each.Body))).ToList();
        Assert.True(told.Count > 1, "The sample has events.");
        Assert.Equal(told.OrderBy(NameOf), taken[..^1].OrderBy(NameOf));
        Assert.Equal(told[0], taken[^1]);
        Assert.Equal(told.Select(NameOf).Order(), listed.Output.Split('\n')[1..^1].Select(line => line.Split(' ')[0]).Order());
        Assert.Equal((0, $"{first} is to be sent again\n"), (resent.ExitCode, resent.Output));
        Assert.StartsWith("--- linux-linus.", text.Output, StringComparison.Ordinal);
        Assert.Contains("\nlinux-linus: build-arm64-pvops kernel-build regressed in flight 201004\n", text.Output, StringComparison.Ordinal);
        Assert.EndsWith("\n1 message\n", text.Output, StringComparison.Ordinal);
        Assert.Equal($"{NameOf(told[0])}  {told[0].Title}\n1 message, and there may be more: --limit\n", titles.Output);
    }

    /// <summary>Command lines that are wrong, with what is said of them.</summary>
    public static TheoryData<string, string[]> Wrong => new()
    {
        { "One way is to be chosen", ["create", "release"] },
        { "One way is to be chosen", ["create", "release", "--file", "--mail", "releases@example.org"] },
        { "--secret is that of --webhook", ["create", "release", "--file", "--secret", "key"] },
        { "--zone is that of --digest", ["create", "release", "--file", "--zone", "Europe/London"] },
        { "A subscription is named by", ["create", "Release", "--file"] },
        { "There is nothing to change", ["update", "release"] },
        { "exclude each other", ["update", "release", "--at-once", "--digest", "08:00"] },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void WrongArguments_AreRefused(string said, string[] arguments) => Assert.Contains(
        Cli.Program.CreateRoot().Parse(["subscribe", .. arguments]).Errors, error => error.Message.Contains(said, StringComparison.Ordinal));

    public void Dispose() => _data.Delete(recursive: true);

    private static string NameOf(V1.Notice notice) => notice.Delivery.Split('/')[^1];

    private static async Task UntilTakenAsync(Receiver receiver, int count)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        end.CancelAfter(TimeSpan.FromMinutes(1));
        using var looks = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (receiver.Taken.Count < count)
        {
            await looks.WaitForNextTickAsync(end.Token);
        }
    }

    private Task<ServiceProcess> StartAsync(Receiver receiver) => ServiceProcess.StartAsync(
        "Embedded",
        ServiceProcess.FreeAddress(),
        new Dictionary<string, string> { ["FLIGHTS_DATA"] = _data.FullName, ["FLIGHTS_NOTIFIER_HTTP_TARGETS"] = receiver.Host },
        Cancelled);
}
