using System.Globalization;
using Flights.Domain.Flights;

namespace Flights.Domain.Reports.Parts;

/// <summary>Reads the people who touched the revisions: a list of them, or their number.</summary>
internal sealed class PeopleReader : PartReader
{
    /// <summary>What follows the number of people where they are not listed.</summary>
    public const string Counted = " people touched revisions under test,";

    public override bool Opens(LineCursor cursor, ReportDraft draft)
    {
        var line = cursor.Line.TrimEnd(' ');
        if (line is "People who touched revisions under test:")
        {
            draft.PeopleListed = true;
            return true;
        }

        if (line.EndsWith(Counted, StringComparison.Ordinal)
            && int.TryParse(line[..^Counted.Length], NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            draft.PeopleCount = count;
            return true;
        }

        return false;
    }

    public override bool Takes(LineCursor cursor, ReportDraft draft)
    {
        if (!cursor.IsIndented)
        {
            return cursor.Line.TrimEnd(' ') is "not listing them all";
        }

        var person = Read(cursor.Line);
        if (person.Address.Length == 0 && cursor.NextMayBeRest && Read(cursor.JoinedWithNext()) is { Address.Length: > 0 } whole)
        {
            person = whole;
            cursor.MoveNextJoined();
        }

        draft.People.Add(person);
        return true;
    }

    /// <summary>Reads a line of the list.</summary>
    public static Person Read(ReadOnlySpan<char> line)
    {
        var open = line.IndexOf('<');
        var length = open < 0 ? -1 : line[open..].IndexOf('>');
        return length < 0
            ? new Person(line.Trim().ToString(), "", "")
            : new Person(
                line[..open].Trim().ToString(),
                line.Slice(open + 1, length - 1).Trim().ToString(),
                line[(open + length + 1)..].Trim().ToString());
    }
}
