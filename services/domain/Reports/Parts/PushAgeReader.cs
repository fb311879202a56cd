using System.Globalization;
using Flights.Domain.Flights;

namespace Flights.Domain.Reports.Parts;

/// <summary>Reads the push-age lines: <c>LABEL N DATE TIME Z DAYS days [COUNT attempts]</c> or
/// <c>LABEL (not found) [COUNT attempts]</c>.</summary>
internal sealed class PushAgeReader : PartReader
{
    private static readonly EquatableList<(string Label, PushAgeKind Kind)> Labels =
    [
        ("Last test of basis ", PushAgeKind.Basis),
        ("Failing since ", PushAgeKind.FailingSince),
        ("Testing same since ", PushAgeKind.TestingSince),
    ];

    public override bool Opens(LineCursor cursor, ReportDraft draft)
    {
        foreach (var (label, kind) in Labels)
        {
            if (cursor.Line.StartsWith(label, StringComparison.Ordinal) && Read(kind, cursor.Line[label.Length..]) is { } age)
            {
                draft.PushAges.Add(age);
                return true;
            }
        }

        return false;
    }

    private static PushAge? Read(PushAgeKind kind, ReadOnlySpan<char> line)
    {
        var words = LineWords.Of(line, stackalloc WordPlace[LineWords.Max]);
        var head = words.Count >= 2 && words[0] is "(not" && words[1] is "found)" ? 2 : 6;
        int? attempts = null;
        if (words.Count == head + 2)
        {
            if (!TryReadCount(words[head], out var count) || words[head + 1] is not "attempts")
            {
                return null;
            }

            attempts = count;
        }
        else if (words.Count != head)
        {
            return null;
        }

        return head == 2 ? new PushAge(kind, null, null, 0, attempts) : WithFlight(kind, words, attempts);
    }

    private static PushAge? WithFlight(PushAgeKind kind, LineWords words, int? attempts)
    {
        if (words[3] is not "Z" || words[5] is not "days" || !TryReadCount(words[4], out var days)
            || !DateTimeOffset.TryParseExact(
                words.Between(1, 2), "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var start))
        {
            return null;
        }

        // osstest of 2015 printed flight 0 of 1970 where later ones print "(not found)".
        if (words[0] is "0")
        {
            return new PushAge(kind, null, start, days, attempts);
        }

        return FlightNumber.TryParse(words[0], out var flight) ? new PushAge(kind, flight, start, days, attempts) : null;
    }

    private static bool TryReadCount(ReadOnlySpan<char> word, out int count) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out count);
}
