namespace Flights.Domain.Linting.Checks;

/// <summary>
/// Jobs table ⇄ its order: jobs are sorted bytewise by their first word, then by the others from the last one on, where a last word that
/// begins with <c>x</c> comes before others; so jobs stand together that do the same.
/// </summary>
internal static class JobOrderCheck
{
    public static void Run(LintRun run)
    {
        var jobs = run.Flight.Jobs;
        var longest = jobs.Count == 0 ? 0 : jobs.Max(job => job.Name.Length);
        var (room, otherRoom) = (new char[(2 * longest) + 4], new char[(2 * longest) + 4]);
        ReadOnlySpan<char> above = default;
        for (var i = 0; i < jobs.Count; i++)
        {
            var key = Key(jobs[i].Name, i % 2 == 0 ? room : otherRoom);
            if (above.SequenceCompareTo(key) > 0)
            {
                run.Add(
                    LintReasons.JobOutOfOrder, run.Places.Job(jobs[i].Name), run.Places.Job(jobs[i - 1].Name),
                    $"{jobs[i].Name} should not stand below {jobs[i - 1].Name}.");
            }

            above = key;
        }
    }

    // First word, a blank, the other words from the last one on, a blank, the name; with '_' before a last word that begins with x.
    private static ReadOnlySpan<char> Key(string name, char[] room)
    {
        var job = name.AsSpan();
        var key = new KeyWriter(room);
        var firstEnd = job.IndexOf('-') is var dash and >= 0 ? dash : job.Length;
        var lastStart = job.LastIndexOf('-') + 1;
        var isMarked = lastStart > 0 && IsMarked(job[lastStart..]);
        key.Add(job[..firstEnd]);
        key.Add(" ");
        for (var end = job.Length; end > firstEnd;)
        {
            var start = job[..end].LastIndexOf('-') + 1;
            key.Add(end < job.Length ? "-" : "");
            key.Add(isMarked && end == job.Length ? "_" : "");
            key.Add(job[start..end]);
            end = start - 1;
        }

        key.Add(" ");
        key.Add(job[..lastStart]);
        key.Add(isMarked ? "_" : "");
        key.Add(job[lastStart..]);
        return key.Written;
    }

    private static bool IsMarked(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '_')
            {
                return false;
            }
        }

        return word.StartsWith('x');
    }

    private struct KeyWriter(char[] room)
    {
        private int _length;

        public readonly ReadOnlySpan<char> Written => room.AsSpan(0, _length);

        public void Add(ReadOnlySpan<char> text)
        {
            text.CopyTo(room.AsSpan(_length));
            _length += text.Length;
        }
    }
}
