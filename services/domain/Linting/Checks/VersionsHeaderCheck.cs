using Flights.Domain.Flights;

namespace Flights.Domain.Linting.Checks;

/// <summary><c>X-Osstest-Versions-This</c> ⇄ the targeted versions, <c>X-Osstest-Versions-That</c> ⇄ the baseline: osstest writes an entry
/// <c>TREE=REVISION</c> for each line, or <c>flight=N</c>. A mail without any of osstest's headers is not compared.</summary>
internal static class VersionsHeaderCheck
{
    private const string Targeted = "X-Osstest-Versions-This";
    private const string Baseline = "X-Osstest-Versions-That";

    public static void Run(LintRun run)
    {
        if (run.IsEnvelopeDeviant && run.Text.OsstestHeaders.Count > 0)
        {
            Compare(run, Targeted, run.Flight.Targeted, isBaseline: false);
            Compare(run, Baseline, run.Flight.Baseline, isBaseline: true);
        }
    }

    private static void Compare(LintRun run, string header, Versions versions, bool isBaseline)
    {
        var lines = versions.Trees.ToList();
        if (versions.Flight is { } flight)
        {
            lines.Add(new TreeRevision("flight", flight.ToString()));
        }

        // Of each tree the lines that no entry took yet: mostly one.
        var left = lines
            .GroupBy(line => line.Tree, StringComparer.Ordinal)
            .ToDictionary(tree => tree.Key, tree => new Queue<TreeRevision>(tree), StringComparer.Ordinal);
        foreach (var (text, line) in HeaderEntries.Read(run.Text.OsstestHeaders, header, '=', 1))
        {
            var equals = text.IndexOf('=', StringComparison.Ordinal);
            var (tree, revision) = equals < 0 ? (text, "") : (text[..equals], text[(equals + 1)..]);
            var place = ReportPlaces.Header(header, line);
            if (!left.TryGetValue(tree, out var same) || !same.TryDequeue(out var own))
            {
                run.Add(
                    LintReasons.HeaderVersionWithoutLine, run.Places.Version(isBaseline, tree), place,
                    $"The header names a version of {tree}, and no line of its part does.");
                continue;
            }

            if (own.Revision != revision)
            {
                run.Add(
                    LintReasons.HeaderNamesOtherRevision, run.Places.Version(isBaseline, tree, own.Revision), place,
                    $"The line says {own}, and the header {text}.");
            }
        }

        foreach (var line in left.Values.SelectMany(tree => tree))
        {
            run.Add(
                LintReasons.VersionNotInHeader, run.Places.Version(isBaseline, line.Tree), ReportPlaces.Header(header),
                $"The line says {line}, and the header does not.");
        }
    }
}
