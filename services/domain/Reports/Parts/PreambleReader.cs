namespace Flights.Domain.Reports.Parts;

/// <summary>Reads what stands above the flight line: the text of a forced baseline or ad-hoc run; in a page of a list's archive, its
/// navigation and the subject.</summary>
internal static class PreambleReader
{
    /// <summary>Goes to the flight line and takes it.</summary>
    /// <returns>Null, or why the text is no report.</returns>
    public static ParseError? FindFlightLine(LineCursor cursor, ReportDraft draft)
    {
        var (quoted, answered) = (0, 0);
        ParseError? bad = null;
        while (cursor.MoveNext())
        {
            var line = cursor.Line;
            if (FlightLine.Read(line) is { } flight)
            {
                draft.Flights.Add(flight);
                draft.FlightLine = cursor.Number;
                FinishPage(draft);
                return null;
            }

            if (IsBisectionHead(cursor))
            {
                return ParseReasons.IsBisectionReport(cursor.Number);
            }

            quoted = quoted == 0 && IsQuotedFlightLine(line) ? cursor.Number : quoted;
            answered = answered == 0 && line is ['>', ..] ? cursor.Number : answered;
            bad ??= FlightLine.MisreadColumn(line) is > 0 and var column ? ParseReasons.IsBadFlightLine(cursor.Number, column) : null;
            Keep(line, draft);
        }

        return bad ?? (quoted, answered) switch
        {
            ( > 0, _) => ParseReasons.QuotesAFlight(quoted),
            (_, > 0) => ParseReasons.QuotesSomebody(answered),
            _ => ParseReasons.IsNotAReport(),
        };
    }

    // What an archive's page puts above its copy of the subject is kept apart from it.
    private static void Keep(ReadOnlySpan<char> line, ReportDraft draft)
    {
        if (draft.Subject is null && SubjectLine.Read(line) is { } subject)
        {
            draft.Subject = subject;
            draft.PageHead.AddRange(draft.Preamble);
            draft.PageHead.Add(line.ToString());
            draft.Preamble.Clear();
            return;
        }

        draft.Preamble.Add(line.ToString());
    }

    private static bool IsBisectionHead(LineCursor cursor) =>
        cursor.Line.StartsWith("branch ", StringComparison.Ordinal) && cursor.NextLine.StartsWith("xenbranch ", StringComparison.Ordinal);

    private static bool IsQuotedFlightLine(ReadOnlySpan<char> line) =>
        line.Length > 0 && line[0] == '>' && FlightLine.Read(line.TrimStart("> ")) is not null;

    // Blank lines alone between a page's subject and the report belong to the page.
    private static void FinishPage(ReportDraft draft)
    {
        if (draft.PageHead.Count > 0 && draft.Preamble.TrueForAll(string.IsNullOrWhiteSpace))
        {
            draft.PageHead.AddRange(draft.Preamble);
            draft.Preamble.Clear();
        }
    }
}
