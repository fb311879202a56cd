using Flights.Domain.Flights;

namespace Flights.Domain.Classification;

/// <summary>A reading of a lab's allow files, line by line.</summary>
internal sealed class AllowMoment
{
    private readonly ILookup<string, AllowLine> _lines;
    private readonly ILookup<(string Subject, string Pattern), AllowLine> _sayings;

    public AllowMoment(AllowReading reading)
    {
        Reading = reading;
        var lines = reading.Files
            .Select(file => (Subject: AllowFileName.SubjectOf(file.Name), File: file))
            .Where(each => each.Subject is not null)
            .SelectMany(each => LinesOf(each.File).Select(line => (Subject: each.Subject!, Line: line)))
            .ToList();
        Lines = lines;
        _lines = lines.ToLookup(each => each.Subject, each => each.Line, StringComparer.Ordinal);
        _sayings = lines.ToLookup(each => (each.Subject, each.Line.Pattern), each => each.Line);
    }

    /// <summary>The reading.</summary>
    public AllowReading Reading { get; }

    /// <summary>The lines with what they are about, in the order of the files.</summary>
    public IReadOnlyList<(string Subject, AllowLine Line)> Lines { get; }

    /// <summary>Whether it says what a line says, wherever that stands.</summary>
    public bool Says(string subject, AllowLine line) => _sayings[(subject, line.Pattern)].Select(SaidBy).Contains(SaidBy(line));

    /// <summary>The order in which readings follow each other, whatever the order in which they become known.</summary>
    public static int Compare(AllowReading left, AllowReading right)
    {
        var order = left.Time.CompareTo(right.Time);
        for (var i = 0; order == 0 && i < Math.Min(left.Files.Count, right.Files.Count); i++)
        {
            var byName = string.CompareOrdinal(left.Files[i].Name, right.Files[i].Name);
            order = byName != 0 ? byName : string.CompareOrdinal(left.Files[i].Text, right.Files[i].Text);
        }

        return order != 0 ? order : left.Files.Count.CompareTo(right.Files.Count);
    }

    /// <summary>The lines about a branch.</summary>
    public IEnumerable<AllowLine> LinesFor(BranchName branch) => For(branch, _lines);

    /// <summary>The lines about a branch in a lookup by subject: first those about every branch, as osstest reads them.</summary>
    public static IEnumerable<AllowLine> For(BranchName branch, ILookup<string, AllowLine> lines) =>
        branch.Value == AllowFileName.EveryBranch
            ? lines[AllowFileName.EveryBranch]
            : lines[AllowFileName.EveryBranch].Concat(lines[branch.Value]);

    /// <summary>What is said otherwise than before: the lines of both that are about the same steps, where they are not the same lines in the
    /// same order. What stands in another place or file says what it said.</summary>
    /// <param name="before">The moment before, or null if this is the first.</param>
    public IEnumerable<(string Subject, IEnumerable<AllowLine> Before, IEnumerable<AllowLine> Now)> ChangedSince(AllowMoment? before)
    {
        foreach (var key in _sayings.Select(lines => lines.Key).Union(before?._sayings.Select(lines => lines.Key) ?? []))
        {
            var (former, latter) = (before?._sayings[key] ?? [], _sayings[key]);
            if (!former.Select(SaidBy).SequenceEqual(latter.Select(SaidBy)))
            {
                yield return (key.Subject, former, latter);
            }
        }
    }

    private static (FlightNumber? From, bool TakesBack) SaidBy(AllowLine line) => (line.From, line.TakesBack);

    private static IReadOnlyList<AllowLine> LinesOf(AllowFile file)
    {
        var reader = new AllowFileReader();
        reader.Read(file);
        return reader.Lines;
    }
}
