using Microsoft.Extensions.FileSystemGlobbing;
using Microsoft.Extensions.FileSystemGlobbing.Abstractions;

namespace Flights.Cli.Replay;

/// <summary>Finds the files that the arguments of a command name: files, folders and globs.</summary>
internal static class InputFinder
{
    private static readonly string[] ReportEndings = [".eml", ".mbox", ".txt"];

    /// <summary>The files, each once, in bytewise order of their paths within each argument.</summary>
    /// <param name="arguments">Paths of files; of folders, whose <c>*.eml</c>, <c>*.txt</c> and <c>*.mbox</c> are meant, subfolders
    /// included; or globs with <c>*</c> and <c>**</c>.</param>
    /// <param name="missing">The arguments that name nothing.</param>
    public static IReadOnlyList<string> Find(IEnumerable<string> arguments, out IReadOnlyList<string> missing)
    {
        var files = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var unknown = new List<string>();
        foreach (var argument in arguments)
        {
            var found = FilesOf(argument);
            if (found.Count == 0)
            {
                unknown.Add(argument);
            }

            files.AddRange(found.Where(file => seen.Add(Path.GetFullPath(file))));
        }

        missing = unknown;
        return files;
    }

    private static List<string> FilesOf(string argument)
    {
        if (File.Exists(argument))
        {
            return [argument];
        }

        var files = Directory.Exists(argument)
            ? Directory.EnumerateFiles(argument, "*", SearchOption.AllDirectories).Where(IsReportFile)
            : Glob(argument);
        return [.. files.Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Glob(string pattern)
    {
        var firstWildcard = pattern.IndexOf('*', StringComparison.Ordinal);
        if (firstWildcard < 0)
        {
            return [];
        }

        // Everything up to the last separator before the first wildcard is a folder as it stands: the matcher wants the rest.
        var folderEnd = pattern.LastIndexOf('/', firstWildcard);
        var folder = folderEnd switch { < 0 => ".", 0 => "/", _ => pattern[..folderEnd] };
        if (!Directory.Exists(folder))
        {
            return [];
        }

        var matcher = new Matcher(StringComparison.Ordinal).AddInclude(pattern[(folderEnd + 1)..]);
        return matcher.Execute(new DirectoryInfoWrapper(new DirectoryInfo(folder))).Files
            .Select(match => folderEnd < 0 ? match.Path : Path.Combine(folder, match.Path));
    }

    private static bool IsReportFile(string path) => ReportEndings.Contains(Path.GetExtension(path), StringComparer.Ordinal);
}
