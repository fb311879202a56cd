namespace Flights.EndToEnd.Tests;

/// <summary>Where the reports are that the tests send through the suite.</summary>
internal static class Inputs
{
    /// <summary>The folder that holds the solution.</summary>
    public static readonly string Root = FindRoot();

    /// <summary>Our own reports: those of flights in the order of their story, then those of bisections.</summary>
    public static string[] Samples => [.. Flights, .. FilesOf(Path.Combine(Root, "tests", "samples", "bisections"))];

    /// <summary>Our own reports of flights alone: mails and texts, then pages of an archive.</summary>
    public static string[] Flights =>
        [.. FilesOf(Path.Combine(Root, "tests", "samples")), .. FilesOf(Path.Combine(Root, "tests", "samples", "archive"))];

    /// <summary>Mails of our own that are no reports.</summary>
    public static string[] NoReports => FilesOf(Path.Combine(Root, "tests", "refused-samples"));

    /// <summary>The reports of a folder of the corpus. Skips the test without one.</summary>
    public static string[] Corpus(string folder)
    {
        var corpus = Environment.GetEnvironmentVariable("FLIGHTS_CORPUS");
        Assert.SkipWhen(string.IsNullOrEmpty(corpus), "SKIPPED: FLIGHTS_CORPUS is not set: it names a folder with real reports.");
        return FilesOf(Path.Combine(corpus!, folder));
    }

    /// <summary>The same files in another order.</summary>
    public static string[] Shuffled(this string[] files, int seed)
    {
        var shuffled = files.ToArray();
        new Random(seed).Shuffle(shuffled);
        return shuffled;
    }

    private static string[] FilesOf(string folder) =>
        [.. Directory.EnumerateFiles(folder).Where(file => Path.GetExtension(file) is ".eml" or ".txt" or ".mbox").Order(StringComparer.Ordinal)];

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Flights.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
