using System.Diagnostics;

namespace Flights.EndToEnd.Tests;

/// <summary>Runs <c>flights</c> as a process of its own, as a script does.</summary>
internal static class Command
{
    /// <summary>Runs it to its end.</summary>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="variables">Its environment, beside that of the test.</param>
    public static Task<Ended> RunAsync(string[] arguments, IReadOnlyDictionary<string, string>? variables = null) =>
        RunAsync("Flights.Cli", "flights.dll", arguments, variables);

    /// <summary>Runs a service that is to end by itself.</summary>
    /// <param name="name">The name of its project, such as <c>Parser</c>.</param>
    /// <param name="variables">Its environment, beside that of the test.</param>
    public static Task<Ended> RunServiceAsync(string name, IReadOnlyDictionary<string, string> variables) =>
        RunAsync($"Flights.{name}", $"Flights.{name}.dll", [], variables);

    private static async Task<Ended> RunAsync(
        string project, string assembly, string[] arguments, IReadOnlyDictionary<string, string>? variables)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var command = Path.Combine(output.Parent!.Parent!.FullName, project, output.Name, assembly);
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
