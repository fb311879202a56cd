namespace Flights.Mail.Tests;

/// <summary>The folder of sample reports.</summary>
internal static class Samples
{
    /// <summary>The names of its files that match a pattern, in order.</summary>
    public static IEnumerable<string> Files(string pattern) =>
        Directory.EnumerateFiles(Folder(), pattern).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);

    /// <summary>The path of a file.</summary>
    public static string PathOf(string file) => Path.Combine(Folder(), file);

    private static string Folder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Flights.sln")))
        {
            folder = folder.Parent;
        }

        Assert.NotNull(folder);
        return Path.Combine(folder.FullName, "tests", "samples");
    }
}
