using Flights.Domain.Flights;

namespace Flights.Domain.Classification;

/// <summary>Regressions that a lab excuses: the entries of its allow files, in order.</summary>
/// <param name="Entries">The entries. A later entry that takes one back has done so already.</param>
public sealed record AllowList(EquatableList<AllowEntry> Entries)
{
    /// <summary>Nothing is excused.</summary>
    public static readonly AllowList Empty = new([]);

    /// <summary>The first entry that excuses a step, or null.</summary>
    public AllowEntry? EntryFor(StepKey step)
    {
        foreach (var entry in Entries)
        {
            if (entry.Excuses(step))
            {
                return entry;
            }
        }

        return null;
    }

    /// <summary>The entries that have an effect on a flight.</summary>
    public AllowList InEffectAt(FlightNumber flight) => new(Entries.Where(entry => entry.IsInEffectAt(flight)).ToEquatableList());

    /// <summary>Reads allow files, one after the other: a file can take back what those before it excuse.</summary>
    /// <param name="files">The files.</param>
    /// <returns>The list, and what is wrong in the files. A line with an error excuses nothing.</returns>
    /// <remarks>
    /// The grammar is that of osstest's <c>--allow</c> files. A line is <c>JOB [TESTID]</c>; a line that begins with <c>#</c> is a remark;
    /// one that begins with <c>!</c> takes back earlier ones that say the same. <c>@@</c> is any run of characters that are no blanks,
    /// <c>@</c> any run of characters other than blank and <c>! " # $ % &amp; ' ( ) * + , - . /</c>. The rest is a regular expression: the
    /// parentheses of <c>host-install(3)</c> group, and match no parentheses. Without a test the line is about every test of the job. An
    /// empty line is an error, and so is a last line without a line feed.
    /// <para>A remark <c># from flight N</c>, which osstest does not read, gives the lines of the file below it, up to the next such remark,
    /// an effect from flight N on: what they excuse, and what they take back.</para>
    /// </remarks>
    public static AllowListResult Read(IEnumerable<AllowFile> files)
    {
        var reader = new AllowFileReader();
        foreach (var file in files)
        {
            reader.Read(file);
        }

        return reader.Result;
    }
}
