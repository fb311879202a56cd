using Flights.Domain.Flights;

namespace Flights.Domain.Reports.Composing;

/// <summary>The order of the jobs in a report: those that do the same on other machines stand together.</summary>
internal static class JobOrder
{
    /// <summary>Sorts jobs.</summary>
    public static EquatableList<Job> Sort(IEnumerable<Job> jobs) =>
        jobs.OrderBy(job => KeyOf(job.Name), StringComparer.Ordinal).ToEquatableList();

    /// <summary>The jobs of a complete flight as its report lists them.</summary>
    public static EquatableList<Job> JobsOf(CompleteFlight flight) =>
        Sort(flight.Jobs.Select(job => new Job(job.Name, job.Status) { Host = Examination.HostOf(flight.Branch, job.Name) }));

    /// <summary>What a job is sorted by, bytewise: the first word of its name, the other words from the last to the second, and the name. A
    /// last word such as <c>xl</c> or <c>xsm</c> comes before <c>amd64</c>, because it counts with a <c>_</c> before it.</summary>
    /// <param name="job">The job.</param>
    public static string KeyOf(string job) => new(WriteKey(job, new char[RoomFor(job.Length)]));

    /// <summary>How many characters <see cref="WriteKey"/> needs for a name of a length.</summary>
    public static int RoomFor(int nameLength) => (2 * nameLength) + 4;

    /// <summary>Writes what <see cref="KeyOf"/> gives, where there are many names to compare.</summary>
    /// <param name="job">The job.</param>
    /// <param name="room">Where to: at least as much as <see cref="RoomFor"/> says.</param>
    /// <returns>The key, in the room.</returns>
    public static ReadOnlySpan<char> WriteKey(ReadOnlySpan<char> job, Span<char> room)
    {
        var last = job.LastIndexOf('-') + 1;
        var isMarked = IsVariant(job[last..]);
        var length = job.Length + (isMarked ? 1 : 0);

        // The name comes last and goes in first: the words before it are copied from it.
        var start = last > 0 ? length + 1 : length + 2;
        var name = room.Slice(start, length);
        job[..last].CopyTo(name);
        name[last..].Fill('_');
        job[last..].CopyTo(name[^(job.Length - last)..]);

        var firstEnd = name.IndexOf('-') is var dash and >= 0 ? dash : length;
        name[..firstEnd].CopyTo(room);
        room[firstEnd] = ' ';
        var at = firstEnd + 1;
        for (var end = length; end > firstEnd;)
        {
            if (end < length)
            {
                room[at++] = '-';
            }

            var word = name[(name[..end].LastIndexOf('-') + 1)..end];
            word.CopyTo(room[at..]);
            at += word.Length;
            end -= word.Length + 1;
        }

        room[at] = ' ';
        return room[..(start + length)];
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
