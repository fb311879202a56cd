using Flights.Domain.Flights;

namespace Flights.Domain.Reports.Writing;

/// <summary>
/// Writes the report of a flight from its facts, as osstest's report program and its daily script write it: facts in, text out. What
/// <see cref="ReportParser"/> read is written back to the letter.
/// </summary>
/// <remarks>The columns are those of <c>sg-report-flight</c>, the same in the mails of 2017 to 2024.</remarks>
public static class ReportWriter
{
    /// <summary>Writes the text of a report: the body of its mail, decoded.</summary>
    /// <param name="flight">The facts.</param>
    /// <returns>The text, with the line ends, the empty lines at its end and the list's footer that the facts tell of.</returns>
    public static string Write(Flight flight)
    {
        using var sink = new LineSink();
        WriteBody(flight, sink);
        var report = flight.Report;
        var form = new TextForm(report.HasCrLf, report.FinalNewlines, report.ListFooter);
        return form.Finish(report.Deviations.Count == 0 ? sink.Text : DeviationSplicer.Splice(sink, report.Deviations));
    }

    /// <summary>Writes the headers that osstest gives a report: the subject, then <c>X-Osstest-*</c>.</summary>
    /// <param name="flight">The facts.</param>
    /// <returns>The headers in order; none for a report that came without any.</returns>
    public static EquatableList<MailHeader> WriteHeaders(Flight flight) => EnvelopeWriter.Write(flight);

    /// <summary>Writes the parts of a report, without what deviates from how osstest writes them.</summary>
    internal static void WriteBody(Flight flight, LineSink sink)
    {
        PreambleWriter.Write(flight, sink);
        HeadWriter.Write(flight, sink);
        VerdictWriter.Write(flight, sink);
        SectionWriter.Write(flight, sink);
        VersionsWriter.Write(flight, sink);
        PushAgeWriter.Write(flight, sink);
        PeopleWriter.Write(flight, sink);
        JobsWriter.Write(flight, sink);
        FooterWriter.Write(flight, sink);
        BrokenNoteWriter.Write(flight, sink);
        PushWriter.Write(flight, sink);
        RevisionLogWriter.Write(flight, sink);
    }
}
