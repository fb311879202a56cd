using System.Globalization;
using System.Text.RegularExpressions;
using Flights.Cli.Replay;
using Flights.Platform.Wire;
using Google.Protobuf;
using Google.Rpc;
using Grpc.Core;

namespace Flights.EndToEnd.Tests.Commands;

/// <summary><c>flights watch</c>: each event once, whatever happens to the notifier meanwhile.</summary>
public sealed class WatchCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("flights-test-");

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private string Data => Path.Combine(_folder.FullName, "data");

    [Fact]
    public async Task Watch_WhileTheSuiteIsStoppedAndKilled_PrintsEachEventOnce()
    {
        var address = ServiceProcess.FreeAddress();
        var service = await StartAsync(address);
        try
        {
            await using var watch = RunningCommand.Start(["watch", "--server", $"{address}", "--since", "beginning", "--json"]);
            var printed = new List<string>();
            await ReplayAsync(address, Inputs.Flights[..6]);
            await ReadAsync(watch, address, printed);

            Assert.Equal(0, await service.StopAsync(Cancelled));
            await service.DisposeAsync();
            service = await StartAsync(address);
            await ReplayAsync(address, Inputs.Flights[6..12]);
            await ReadAsync(watch, address, printed);

            // By SIGKILL.
            await service.DisposeAsync();
            service = await StartAsync(address);
            await ReplayAsync(address, Inputs.Flights[12..]);
            await ReadAsync(watch, address, printed);

            var stopped = await watch.StopAsync();
            Assert.Equal((0, ""), (stopped.ExitCode, stopped.Output));
            Assert.Equal(printed.Distinct(), printed);
            Assert.Equal(2, stopped.Errors.Split("trying again until they do").Length - 1);
        }
        finally
        {
            await service.DisposeAsync();
        }
    }

    [Fact]
    public async Task Watch_ForPeople_PrintsALineAnEvent()
    {
        // One report alone: the events of several depend on which is judged first.
        var regressed = Inputs.Flights.Single(file => File.ReadAllText(file).Contains("flight 201004 linux-linus real", StringComparison.Ordinal));
        Assert.Equal(0, (await Command.RunAsync(["replay", "--data", Data, regressed])).ExitCode);

        await using var watch = RunningCommand.Start(
            ["watch", "--data", Data, "--since", "1h", "--branch", "linux-*", "--filter", "kind = regression.opened OR kind = gate.changed"]);
        string[] lines = [await watch.ReadLineAsync(), await watch.ReadLineAsync()];
        var stopped = await watch.StopAsync();

        Assert.Equal(new Command.Ended(0, "", ""), stopped);
        Assert.All(lines, line => Assert.Matches(@"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ  #\d+ +linux-linus: ", line));
        Assert.Equal(
            ["build-arm64-pvops kernel-build regressed in flight 201004", "the push gate shut at flight 201004"],
            lines.Select(line => line.Split("linux-linus: ")[1]).Order(StringComparer.Ordinal));

        // The sequence of a line is where to go on.
        var last = Regex.Match(lines[^1], @"#(\d+)").Groups[1].Value;
        await using var again = RunningCommand.Start(["watch", "--data", Data, "--branch", "linux-linus", "--from", last]);
        Assert.Equal(lines[^1], await again.ReadLineAsync());
    }

    [Fact]
    public async Task Watch_WithAWrongFilter_ShowsTheColumn()
    {
        Directory.CreateDirectory(Data);

        var ended = await Command.RunAsync(["watch", "--data", Data, "--branch", "xen-*", "--filter", "novelty = new AND colour = red"]);

        Assert.Equal((64, ""), (ended.ExitCode, ended.Output));
        Assert.StartsWith("flights: column 19 of the filter: ", ended.Errors, StringComparison.Ordinal);
        Assert.EndsWith("\n  novelty = new AND colour = red\n                    ^\n", ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Watch_WhereNobodyListens_Ends()
    {
        var ended = await Command.RunAsync(["watch", "--server", $"{ServiceProcess.FreeAddress()}"]);

        Assert.Equal((69, ""), (ended.ExitCode, ended.Output));
        Assert.StartsWith("flights: Unavailable: ", ended.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private Task<ServiceProcess> StartAsync(Uri address) => ServiceProcess.StartAsync(
        "Embedded", address, new Dictionary<string, string> { ["FLIGHTS_DATA"] = Data }, Cancelled);

    private static async Task ReplayAsync(Uri address, IReadOnlyList<string> files)
    {
        var result = await ReplayRun.RunAsync(files, Replays.Options with { Connect = SuiteAddresses.Of(address) }, Cancelled);
        Assert.Empty(result.Refused);
    }

    // Reads until all events have come that there are.
    private static async Task ReadAsync(RunningCommand watch, Uri address, List<string> printed)
    {
        var missing = (await EventsAsync(address)).Except(printed).ToHashSet(StringComparer.Ordinal);
        Assert.NotEmpty(missing);
        while (missing.Count > 0)
        {
            var name = JsonParser.Default.Parse<V1.LedgerEvent>(await watch.ReadLineAsync()).Header()!.Name;
            Assert.True(missing.Remove(name), $"{name} came twice, or is none.");
            printed.Add(name);
        }
    }

    // The names of all events: the service refuses a cursor behind the last one and says which that is.
    private static async Task<IEnumerable<string>> EventsAsync(Uri address)
    {
        await using var suite = await Suite.StartAsync(null, SuiteAddresses.Of(address), TimeProvider.System, Cancelled);
        var names = new List<string>();
        var branches = await suite.BaselineStore.ListBranchesAsync(
            new V1.ListBranchesRequest { Parent = "labs/default", PageSize = 100 }, suite.CallOptions(Cancelled));
        foreach (var branch in branches.Branches)
        {
            var request = new V1.WatchEventsRequest { Cursors = { new V1.BranchCursor { Branch = branch.Name, AfterSequence = long.MaxValue } } };
            using var call = suite.Notifier.WatchEvents(request, suite.CallOptions(Cancelled));
            var error = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(Cancelled));
            var last = int.Parse(error.GetRpcStatus()!.GetDetail<ErrorInfo>()!.Metadata["last_sequence"], CultureInfo.InvariantCulture);
            names.AddRange(Enumerable.Range(1, last).Select(sequence => $"{branch.Name}/events/{sequence}"));
        }

        return names;
    }
}
