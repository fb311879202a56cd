using Flights.Domain.Flights;

namespace Flights.Domain.Reports.Writing;

/// <summary>Writes the lines about broken jobs and steps below the footer.</summary>
internal static class BrokenNoteWriter
{
    public static void Write(Flight flight, LineSink sink)
    {
        sink.Begin(ReportPart.BrokenNotes);
        if (flight.Report.BrokenNotes.Count > 0)
        {
            sink.Blank();
        }

        foreach (var note in flight.Report.BrokenNotes)
        {
            var isStep = note.TestId.Length > 0;
            sink.Add(isStep ? "broken-step " : "broken-job ").Add(note.Job).Add(" ").Line(isStep ? note.TestId : note.Status);
        }
    }
}
