using Flights.Cli.Replay;

namespace Flights.Cli.Import;

/// <summary>Where imports remember what is imported, unless they are told: it must not outlive the data that it speaks of.</summary>
internal static class StateFolders
{
    /// <summary>The folder of some data: inside the data folder, or, for running services, one of the user's for their address.</summary>
    /// <param name="data">The folder of the embedded suite's databases, or null.</param>
    /// <param name="connect">The running services; not null if <paramref name="data"/> is.</param>
    public static DirectoryInfo Of(DirectoryInfo? data, SuiteAddresses? connect)
    {
        if (data is not null)
        {
            return new DirectoryInfo(Path.Combine(data.ToString(), "import"));
        }

        // The XDG Base Directory Specification: what should stay between runs, and is worth no backup.
        var home = Environment.GetEnvironmentVariable("XDG_STATE_HOME") is { Length: > 0 } set
            ? set
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "state");
        var parser = connect!.Parser;
        return new DirectoryInfo(Path.Combine(home, "flights", "import", $"{parser.Host}-{parser.Port}"));
    }
}
