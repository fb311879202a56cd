using Flights.Cli;
using Flights.Cli.Asking;
using Flights.Cli.History;
using Flights.Cli.Incidents;
using Flights.Cli.Output;
using Flights.Cli.Regressions;
using Flights.Cli.Replay;
using Flights.Cli.Show;
using Flights.Cli.Status;
using Flights.Domain.Filtering;
using Flights.Domain.Flights;

namespace Flights.EndToEnd.Tests.Asking;

/// <summary>What the asking commands print of our samples, word by word, and what they answer where there is nothing.</summary>
/// <param name="suite">The suite that is asked.</param>
[Collection(nameof(OnAskedSuite))]
public sealed class AskedAnswersTests(AskedSuite suite)
{
    private static readonly Dictionary<string, Func<Suite, TonedWriter, Task<int>>> Plain = new(StringComparer.Ordinal)
    {
        ["history"] = (asked, writer) => HistoryAsync(asked, Of("default", "xen-unstable"), "build-armhf", "xen-build", writer),
        ["regressions"] = (asked, writer) => RegressionsCommand.PrintAsync(asked, Of("default"), V1.RegressionState.Open, writer, Token),
        ["regressions-all"] = (asked, writer) =>
            RegressionsCommand.PrintAsync(asked, Of("default", "xen-*", "ovmf"), V1.RegressionState.Unspecified, writer, Token),
        ["regressions-none"] = (asked, writer) => RegressionsCommand.PrintAsync(asked, Of("orchard"), V1.RegressionState.Open, writer, Token),
        ["incidents"] = (asked, writer) => IncidentsCommand.PrintAsync(asked, Of("early"), withResolved: false, writer, Token),
        ["incidents-all"] = (asked, writer) => IncidentsCommand.PrintAsync(asked, Of("default", "linux-linus"), withResolved: true, writer, Token),
        ["show-forced"] = (asked, writer) => ShowCommand.PrintAsync(asked, "201027", LabName.Default, writer, Token),
        ["show-complete"] = (asked, writer) => ShowCommand.PrintAsync(asked, "1004", new LabName("orchard"), writer, Token),
        ["show-perfect"] = (asked, writer) => ShowCommand.PrintAsync(asked, "labs/default/flights/201006", LabName.Default, writer, Token),
        ["show-regression"] = (asked, writer) =>
            ShowCommand.PrintAsync(asked, "labs/default/branches/linux-linus/regressions/201004-144dd7fcc313", LabName.Default, writer, Token),
    };

    private static readonly Dictionary<string, Func<Suite, TonedWriter, Task<int>>> Coloured = new(StringComparer.Ordinal)
    {
        ["status-color"] = (asked, writer) => StatusCommand.PrintAsync(asked, Of("early"), TimeSpan.FromDays(3650), writer, Token),
        ["history-color"] = (asked, writer) => HistoryAsync(asked, Of("orchard"), "test-amber-vm", "guest-start", writer),
        ["show-color"] = (asked, writer) => ShowCommand.PrintAsync(asked, "201060", LabName.Default, writer, Token),
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>The golden files without colour.</summary>
    public static TheoryData<string> PlainNames => [.. Plain.Keys];

    /// <summary>Those with.</summary>
    public static TheoryData<string> ColouredNames => [.. Coloured.Keys];

    [Theory]
    [MemberData(nameof(PlainNames))]
    public Task Plain_IsTheGoldenOne(string name) => AssertGoldenAsync(name, Plain[name], isColoured: false);

    [Theory]
    [MemberData(nameof(ColouredNames))]
    public Task Coloured_IsTheGoldenOne(string name) => AssertGoldenAsync(name, Coloured[name], isColoured: true);

    [Fact]
    public async Task Incident_ByItsName_IsShownWithIt()
    {
        await using var asked = await suite.ConnectAsync();
        var name = (await asked.IncidentsAsync("labs/early/branches/ovmf", Token)).Single().Name;

        using var text = new StringWriter();
        await ShowCommand.PrintAsync(asked, name, LabName.Default, TonedWriter.On(text, isColoured: false), Token);

        Assert.EndsWith($"\n    {name}\n", text.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ExitCode.UsageError, "--branch has to name one of xen-unstable, early/xen-unstable.", null, "xen-unstable")]
    [InlineData(ExitCode.NoInput, "no branch has a recorded flight.", "nowhere")]
    [InlineData(ExitCode.NoInput, "no recorded branch is as --branch says. Recorded are: none.", "nowhere", "*")]
    public async Task OneBranch_ThatIsNotOne_IsRefused(int exitCode, string message, string? lab, params string[] patterns)
    {
        await using var asked = await suite.ConnectAsync();

        var refusal = await Assert.ThrowsAsync<ReplayFailedException>(() => Of(lab, patterns).ReadOneAsync(asked, Token));

        Assert.Equal((exitCode, message), (refusal.ExitCode, refusal.Message));
    }

    [Fact]
    public async Task History_OfAJobThatNoFlightHas_IsNoInput()
    {
        await using var asked = await suite.ConnectAsync();

        Assert.Equal(ExitCode.NoInput, await HistoryAsync(asked, Of("orchard"), "test-nothing", "guest-start", writer: null));
    }

    private static BranchChoice Of(string? lab, params string[] patterns) =>
        new(lab is null ? null : new LabName(lab), [.. patterns.Select(text => new TextPattern(text))]);

    private static Task<int> HistoryAsync(Suite asked, BranchChoice branch, string job, string testId, TonedWriter? writer) => HistoryCommand.PrintAsync(
        asked, branch, new V1.GetStepHistoryRequest { Step = new V1.StepKey { JobId = job, TestId = testId }, PageSize = 100 }, writer, Token);

    private async Task AssertGoldenAsync(string name, Func<Suite, TonedWriter, Task<int>> print, bool isColoured)
    {
        await using var asked = await suite.ConnectAsync();
        using var text = new StringWriter();

        Assert.Equal(ExitCode.Ok, await print(asked, TonedWriter.On(text, isColoured)));

        Golden.AssertIs(name, text.ToString());
    }
}
