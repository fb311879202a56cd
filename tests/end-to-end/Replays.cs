using Flights.Cli.Output;
using Flights.Cli.Replay;

namespace Flights.EndToEnd.Tests;

/// <summary>Replays through the embedded suite, as <c>flights replay</c> does them.</summary>
internal static class Replays
{
    /// <summary>Options that fit a test: a temporary folder, and patience for a busy machine.</summary>
    public static readonly ReplayOptions Options = new(null, null, null, TimeSpan.FromSeconds(60), TimeProvider.System);

    /// <summary>What a replay of some files ends in.</summary>
    public static Task<ReplayResult> RunAsync(IReadOnlyList<string> files) =>
        ReplayRun.RunAsync(files, Options, TestContext.Current.CancellationToken);

    /// <summary>What a replay of some files prints.</summary>
    public static async Task<string> PrintAsync(IReadOnlyList<string> files) => Print(await RunAsync(files));

    /// <summary>What the text output prints of a result.</summary>
    public static string Print(ReplayResult result)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        new TextOutput(writer).Write(result);
        return writer.ToString();
    }
}
