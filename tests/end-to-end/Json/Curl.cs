using System.Diagnostics;

namespace Flights.EndToEnd.Tests.Json;

/// <summary>Runs commands with curl as a reader of the README would.</summary>
internal static class Curl
{
    /// <summary>What commands print. Without curl the test is skipped, or fails if servers are required.</summary>
    /// <param name="commands">The lines of a shell.</param>
    /// <param name="folder">Where they are run.</param>
    public static async Task<string> RunAsync(string commands, string folder)
    {
        if (!Array.Exists(Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator), path => File.Exists(Path.Combine(path, "curl"))))
        {
            Assert.False(Environment.GetEnvironmentVariable("FLIGHTS_REQUIRE_SERVERS") == "1", "There is no curl.");
            Assert.Skip("SKIPPED: There is no curl.");
        }

        using var shell = Process.Start(new ProcessStartInfo("bash", ["-eu", "-c", commands])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = shell.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await shell.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(shell.ExitCode == 0, $"{commands}\n{output}\n{await errors}");
        return output;
    }
}
