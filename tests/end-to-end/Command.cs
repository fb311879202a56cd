using System.Diagnostics;

namespace Flights.EndToEnd.Tests;

/// <summary>Runs <c>flights</c> as a process of its own, as a script does.</summary>
internal static class Command
{
    /// <summary>Runs it to its end.</summary>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="variables">Its environment, beside that of the test.</param>
    /// <param name="input">What it reads from standard input; null for the test's own.</param>
    public static async Task<Ended> RunAsync(
        string[] arguments, IReadOnlyDictionary<string, string>? variables = null, ReadOnlyMemory<byte>? input = null)
    {
        using var process = Start(arguments, variables, input is not null);
        return await EndAsync(process, input);
    }

    /// <summary>Runs a service that is to end by itself.</summary>
    /// <param name="name">The name of its project, such as <c>Parser</c>.</param>
    /// <param name="variables">Its environment, beside that of the test.</param>
    public static async Task<Ended> RunServiceAsync(string name, IReadOnlyDictionary<string, string> variables)
    {
        using var process = Start($"Flights.{name}", $"Flights.{name}.dll", [], variables, takesInput: false);
        return await EndAsync(process, null);
    }

    /// <summary>Starts it; the caller ends it.</summary>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="variables">Its environment, beside that of the test.</param>
    /// <param name="takesInput">Whether the caller writes to its standard input.</param>
    public static Process Start(string[] arguments, IReadOnlyDictionary<string, string>? variables = null, bool takesInput = false) =>
        Start("Flights.Cli", "flights.dll", arguments, variables, takesInput);

    /// <summary>Runs it to its end on a terminal of its own, as <c>script(1)</c> makes one.</summary>
    /// <param name="arguments">Its arguments: none with a blank or a sign that a shell would read.</param>
    /// <param name="variables">Its environment, beside that of the test.</param>
    /// <returns>What the terminal was sent.</returns>
    public static async Task<string> RunOnTerminalAsync(string[] arguments, IReadOnlyDictionary<string, string> variables)
    {
        var start = new ProcessStartInfo(
            "script", ["-qec", $"dotnet {PathOf("Flights.Cli", "flights.dll")} {string.Join(' ', arguments)}", "/dev/null"])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        };
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var ended = await EndAsync(process, null);
        Assert.Equal((0, ""), (ended.ExitCode, ended.Errors));
        return ended.Output;
    }

    private static string PathOf(string project, string assembly)
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(output.Parent!.Parent!.FullName, project, output.Name, assembly);
    }

    private static Process Start(
        string project, string assembly, string[] arguments, IReadOnlyDictionary<string, string>? variables, bool takesInput)
    {
        var start = new ProcessStartInfo("dotnet", [PathOf(project, assembly), .. arguments])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            RedirectStandardInput = takesInput,
        };
        foreach (var (name, value) in variables ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    private static async Task<Ended> EndAsync(Process process, ReadOnlyMemory<byte>? input)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var printed = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        if (input is { } bytes)
        {
            await WriteAsync(process, bytes, cancellationToken);
        }

        await process.WaitForExitAsync(cancellationToken);
        return new Ended(process.ExitCode, await printed, await errors);
    }

    // A command need not read all of its input: it may end while it is written.
    private static async Task WriteAsync(Process process, ReadOnlyMemory<byte> input, CancellationToken cancellationToken)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(input, cancellationToken);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has closed its end.
        }
    }

    /// <summary>How it ended, and what it printed to standard output and standard error.</summary>
    public sealed record Ended(int ExitCode, string Output, string Errors);
}
