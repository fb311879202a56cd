using System.Diagnostics;

namespace Flights.EndToEnd.Tests;

/// <summary>Runs <c>flights</c> as a process of its own, as a script does.</summary>
internal static class Command
{
    /// <summary>Runs it to its end.</summary>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="variables">Its environment, beside that of the test.</param>
    public static async Task<Ended> RunAsync(string[] arguments, IReadOnlyDictionary<string, string>? variables = null)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var command = Path.Combine(output.Parent!.Parent!.FullName, "Flights.Cli", output.Name, "flights.dll");
        var start = new ProcessStartInfo("dotnet", [command, .. arguments]) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var (name, value) in variables ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var printed = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return new Ended(process.ExitCode, await printed, await errors);
    }

    /// <summary>How it ended, and what it printed to standard output and standard error.</summary>
    public sealed record Ended(int ExitCode, string Output, string Errors);
}
