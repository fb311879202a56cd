using Flights.Domain.Flights;

namespace Flights.Domain.Reports.Writing;

/// <summary>Writes what the push gate did.</summary>
internal static class PushWriter
{
    public static void Write(Flight flight, LineSink sink)
    {
        sink.Begin(ReportPart.Push);
        if (flight.Push is not { } push)
        {
            return;
        }

        sink.Blank();
        if (flight.Report.BrokenNotes.Count == 0)
        {
            sink.Blank();
        }

        switch (push.Outcome)
        {
            case PushOutcome.Pushed:
                sink.Add("Pushing revision ").Add(push.Revision).Line(":");
                sink.Lines(push.Output);
                break;
            case PushOutcome.NotPushed:
                sink.Line("Not pushing.");
                break;
            case PushOutcome.NotApplicable:
                sink.Line("Push not applicable.");
                break;
            default:
                sink.Line("Published tested tree is already up to date.");
                break;
        }
    }
}
