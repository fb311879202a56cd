using Flights.Cli.Replay;
using Flights.Domain.Flights;
using Google.Protobuf.WellKnownTypes;

namespace Flights.EndToEnd.Tests.Asking;

/// <summary>A running suite that knows our samples: all mails in the lab <c>default</c>, those up to a forced push in the lab
/// <c>early</c>, and complete flights in the lab <c>orchard</c>. Somebody has said something of the one regression that is open at the end.</summary>
public sealed class AskedSuite : IAsyncLifetime
{
    private const int EarlyMails = 10;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("flights-test-");
    private ServiceProcess? _process;

    /// <summary>Where it is.</summary>
    public string Address => _process!.Address.ToString();

    /// <summary>Runs a command that asks it.</summary>
    internal Task<Command.Ended> AskAsync(params string[] arguments) => Command.RunAsync([.. arguments, "--server", Address]);

    /// <summary>Its services, asked from this process.</summary>
    internal Task<Suite> ConnectAsync() => Suite.StartAsync(Options, TestContext.Current.CancellationToken);

    private ReplayOptions Options => Replays.Options with { Connect = SuiteAddresses.Of(_process!.Address) };

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        _process = await ServiceProcess.StartAsync(
            "Embedded", ServiceProcess.FreeAddress(), new Dictionary<string, string> { ["FLIGHTS_DATA"] = _folder.FullName }, cancellationToken);
        await ReplayRun.RunAsync(Inputs.Samples, Options, cancellationToken);
        await ReplayRun.RunAsync(Inputs.Flights[..EarlyMails], Options with { Lab = new LabName("early") }, cancellationToken);
        await SubmitCompleteAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        _folder.Delete(recursive: true);
    }

    private async Task SubmitCompleteAsync(CancellationToken cancellationToken)
    {
        var submitted = await AskAsync("submit-flight", Path.Combine(Inputs.Root, "tests", "samples", "complete", "plum-unstable.jsonl"));
        Assert.Equal((0, ""), (submitted.ExitCode, submitted.Errors));
        await using var suite = await ConnectAsync();
        var names = submitted.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' '));
        await new QuietPipeline(suite, Options.Patience, Options.Clock, (_, _) => { }).WaitAsync(
            [.. names.Select(words => new SubmittedReport(words[0], words[1]))], cancellationToken);
        await AnnotateAsync(suite, cancellationToken);
    }

    private static async Task AnnotateAsync(Suite suite, CancellationToken cancellationToken)
    {
        var open = await suite.Notifier.ListRegressionsAsync(
            new V1.ListRegressionsRequest { Parent = "labs/default/branches/ovmf", State = V1.RegressionState.Open },
            suite.CallOptions(cancellationToken));
        var annotation = new V1.RegressionAnnotation
        {
            Owner = "Ada Example",
            Note = "Fails on one host.\nIt was moved to another rack.",
            BugUri = "https://bugs.example.org/7",
            MuteUntil = new DateTimeOffset(2026, 4, 1, 7, 30, 0, TimeSpan.Zero).ToTimestamp(),
        };
        await suite.Notifier.AnnotateRegressionAsync(
            new V1.AnnotateRegressionRequest { Name = open.Regressions.Single().Name, Annotation = annotation },
            suite.CallOptions(cancellationToken));
    }
}
