using Flights.Domain.Flights;

namespace Flights.Domain.Reports.Composing;

/// <summary>The order of the jobs in a report: those that do the same on other machines stand together.</summary>
internal static class JobOrder
{
    /// <summary>Sorts jobs.</summary>
    public static EquatableList<Job> Sort(IEnumerable<Job> jobs) =>
        jobs.OrderBy(job => KeyOf(job.Name), StringComparer.Ordinal).ToEquatableList();

    /// <summary>What a job is sorted by: the first word of its name, the other words from the last to the second, and the name. A last word
    /// such as <c>xl</c> or <c>xsm</c> comes before <c>amd64</c>, because it counts with a <c>_</c> before it.</summary>
    /// <param name="job">The job.</param>
    public static string KeyOf(string job)
    {
        var last = job.LastIndexOf('-') + 1;
        var name = IsVariant(job.AsSpan(last)) ? job.Insert(last, "_") : job;
        var words = name.Split('-');
        return $"{words[0]} {string.Join('-', words.Skip(1).Reverse())} {name}";
    }

    private static bool IsVariant(ReadOnlySpan<char> word)
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
}
