namespace Flights.Domain.Baselines;

/// <summary>
/// A revision as somebody asks for it, held against the revisions that were built. It matches each one that begins with it, so that an
/// abbreviation is enough, and each one that does so behind a <c>…:</c>, as Mercurial counts its revisions.
/// </summary>
/// <remarks>osstest's <c>sg-report-flight</c> takes the text for a pattern. Of what a revision can end in only <c>+</c>, the mark of a
/// harness with local changes, means something there: the character before it, once or more often. So it asks for nothing more than
/// that character.</remarks>
/// <param name="text">The revision or its beginning.</param>
public sealed class WantedRevision(string text)
{
    /// <summary>What every revision begins with that matches, a <c>…:</c> left aside: an index can be searched by it.</summary>
    public string Beginning { get; } = text.TrimEnd('+');

    /// <summary>Whether a revision may match of which maybe the beginning alone is told.</summary>
    /// <param name="told">What is told of it.</param>
    public bool MayMatch(string told) => Matches(told) || Beginning.StartsWith(told, StringComparison.Ordinal);

    /// <summary>Whether a revision matches.</summary>
    /// <param name="revision">The revision that was built.</param>
    public bool Matches(string revision)
    {
        var rest = revision.AsSpan();
        while (!rest.StartsWith(Beginning, StringComparison.Ordinal))
        {
            var colon = rest.IndexOf(':');
            if (colon < 0)
            {
                return false;
            }

            rest = rest[(colon + 1)..];
        }

        return true;
    }
}
