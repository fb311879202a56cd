using System.Text;
using Flights.Domain.Reports;
using Flights.Mail;

namespace Flights.Fuzz.Tests.Inputs;

/// <summary>What is mutated: our samples always, and the real mails of the folder that <c>FLIGHTS_CORPUS</c> names, if it does. Each mail
/// gives its text without headers too, and an encoded one a copy that is not encoded, so that a mutation reaches the words.</summary>
internal static class FuzzSources
{
    /// <summary>What stands behind the name of a mail whose copy is not encoded.</summary>
    public const string NotEncoded = ", not encoded";

    private static readonly string? Corpus = Environment.GetEnvironmentVariable("FLIGHTS_CORPUS");

    /// <summary>Whether the corpus is among them.</summary>
    public static bool HasCorpus => Directory.Exists(Corpus);

    /// <summary>The mails and texts as they are, in order.</summary>
    public static IReadOnlyList<(string Name, byte[] Bytes)> Files()
    {
        string[] roots = HasCorpus ? [Samples(), Corpus!] : [Samples()];
        return
        [
            .. from root in roots
               from file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
               where Path.GetExtension(file) is ".eml" or ".txt" or ".mbox"
               select (Path.GetRelativePath(root, file), File.ReadAllBytes(file)),
        ];
    }

    /// <summary>All sources, in order.</summary>
    public static IReadOnlyList<FuzzSource> All()
    {
        var sources = new List<FuzzSource>();
        foreach (var (name, bytes) in Files())
        {
            sources.Add(new FuzzSource(name, Encoding.Latin1.GetString(bytes)));
            if (Path.GetExtension(name) == ".eml" && MailReader.Read(bytes, ParseLimits.Default).Text is { } text)
            {
                var body = Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text.Text + text.ListFooter));
                sources.Add(new FuzzSource($"{name}, its text", body));
                if (text.FirstLine == 0)
                {
                    sources.Add(new FuzzSource(name + NotEncoded, PlainHeaders(sources[^2].Text) + "\n" + body));
                }
            }
        }

        return sources;
    }

    /// <summary>The folder of our samples.</summary>
    private static string Samples()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Flights.sln")))
        {
            folder = folder.Parent;
        }

        return folder is not null
            ? Path.Combine(folder.FullName, "tests", "samples")
            : throw new InvalidOperationException("The tests do not run inside the repository.");
    }

    // The headers without those that tell of an encoding, which may be folded.
    private static string PlainHeaders(string mail)
    {
        var headers = new StringBuilder();
        var isLeftOut = false;
        foreach (var line in mail.Split('\n').TakeWhile(line => line.TrimEnd('\r').Length > 0))
        {
            isLeftOut = line[0] is ' ' or '\t' ? isLeftOut : line.StartsWith("Content-", StringComparison.OrdinalIgnoreCase);
            headers.Append(isLeftOut ? "" : line + "\n");
        }

        return headers.ToString();
    }
}
