using System.Diagnostics;

namespace Flights.EndToEnd.Tests.Security;

/// <summary>A block of commands in the README, below a line <c>&lt;!-- secure: NAME --&gt;</c>.</summary>
internal static class ReadmeBlock
{
    /// <summary>The lines of a block.</summary>
    public static string[] Read(string name)
    {
        var lines = File.ReadAllLines(Path.Combine(Inputs.Root, "README.md"));
        var start = Array.IndexOf(lines, $"<!-- secure: {name} -->");
        Assert.True(start >= 0 && lines[start + 1] == "```sh", $"README.md has no block '{name}'.");
        return [.. lines.Skip(start + 2).TakeWhile(line => line != "```")];
    }

    /// <summary>Runs a block in a folder, as a reader would.</summary>
    public static async Task RunAsync(string name, DirectoryInfo folder)
    {
        using var shell = Process.Start(new ProcessStartInfo("bash", ["-eu", "-o", "pipefail", "-c", string.Join('\n', Read(name))])
        {
            WorkingDirectory = folder.FullName,
            RedirectStandardError = true,
        })!;
        var errors = await shell.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(shell.ExitCode == 0, errors);
    }

    /// <summary>The variables that a block exports; what names a file of the folder is its path.</summary>
    public static Dictionary<string, string> Variables(string name, DirectoryInfo folder) =>
        Read(name)
            .SelectMany(line => line.Split(' ').Skip(1))
            .Select(word => word.Split('=', 2))
            .ToDictionary(parts => parts[0], parts => File.Exists(Path.Combine(folder.FullName, parts[1])) ? Path.Combine(folder.FullName, parts[1]) : parts[1]);
}
