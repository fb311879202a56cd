using Flights.Domain.Flights;
using Flights.Domain.Reports;
using Flights.Mail;
using MimeKit;

namespace Flights.Corpus.Tests;

/// <summary>The folder of real mails that the variable <c>FLIGHTS_CORPUS</c> names. Tests that need it skip loudly without it.</summary>
internal static class CorpusFolder
{
    private static readonly string? Root = Environment.GetEnvironmentVariable("FLIGHTS_CORPUS");

    /// <summary>Skips the test if the folder is not there.</summary>
    public static void Require() =>
        Assert.SkipUnless(Directory.Exists(Root), "FLIGHTS_CORPUS does not name a folder of real mails: nothing of the corpus is checked.");

    /// <summary>The mails and pages in some folders of the corpus, by their paths in it, in order.</summary>
    public static IReadOnlyList<string> Files(params string[] folders) =>
    [
        .. folders
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root!, folder)))
            .Where(file => Path.GetExtension(file) is ".eml" or ".txt")
            .Select(file => Path.GetRelativePath(Root!, file))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The bytes of a mail.</summary>
    public static byte[] Bytes(string path) => File.ReadAllBytes(Path.Combine(Root!, path));

    /// <summary>The headers of a mail.</summary>
    public static HeaderList Headers(string path)
    {
        using var stream = new MemoryStream(Bytes(path));
        return HeaderList.Load(stream, TestContext.Current.CancellationToken);
    }

    /// <summary>Reads a mail.</summary>
    public static MailedReportResult Parse(string path) => MailedReport.Parse(Bytes(path), ParseLimits.Default);

    /// <summary>Reads a mail that is the report of a flight.</summary>
    public static Flight Flight(string path)
    {
        var result = Parse(path);
        Assert.True(result.Error is null, $"{path}: {result.Error}");
        return result.Flight!;
    }
}
