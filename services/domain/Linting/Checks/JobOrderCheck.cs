namespace Flights.Domain.Linting.Checks;

/// <summary>
/// Jobs table ⇄ its order: jobs are sorted bytewise by their first word, then by the others from the last one on, where a last word that begins
/// with <c>x</c> comes before others; so jobs stand together that do the same.
/// </summary>
internal static class JobOrderCheck
{
    public static void Run(LintRun run)
    {
        var jobs = run.Flight.Jobs;
        var above = "";
        for (var i = 0; i < jobs.Count; i++)
        {
            var key = Key(jobs[i].Name);
            if (string.CompareOrdinal(above, key) > 0)
            {
                run.Add(
                    LintReasons.JobOutOfOrder, run.Places.Job(jobs[i].Name), run.Places.Job(jobs[i - 1].Name),
                    $"{jobs[i].Name} should not stand below {jobs[i - 1].Name}.");
            }

            above = key;
        }
    }

    private static string Key(string job)
    {
        var words = job.Split('-');
        if (words.Length > 1 && words[^1] is ['x', ..] && words[^1].All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
        {
            words[^1] = $"_{words[^1]}";
        }

        return $"{words[0]} {string.Join('-', words.Skip(1).Reverse())} {string.Join('-', words)}";
    }
}
