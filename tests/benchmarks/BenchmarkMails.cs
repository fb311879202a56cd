using Flights.Domain.Reports;
using Flights.Mail;

namespace Flights.Benchmarks;

/// <summary>Finds the mails to measure with: those that hold the report of a flight.</summary>
internal static class BenchmarkMails
{
    /// <summary>The samples of this repository.</summary>
    public static IReadOnlyList<BenchmarkMail> Samples() => Below(SamplesFolder());

    /// <summary>The folder of the samples.</summary>
    public static string SamplesFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Flights.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder?.FullName ?? ".", "tests", "samples");
    }

    /// <summary>The mails in a folder and those in it.</summary>
    public static IReadOnlyList<BenchmarkMail> Below(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*.eml", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(file => Open(File.ReadAllBytes(file)))
            .OfType<BenchmarkMail>(),
    ];

    private static BenchmarkMail? Open(byte[] bytes) =>
        MailReader.Read(bytes, ParseLimits.Default).TryGet(out var text, out _)
        && ReportParser.Parse(text, ParseLimits.Default).Flight is { } flight
            ? new BenchmarkMail(bytes, text, flight)
            : null;
}
