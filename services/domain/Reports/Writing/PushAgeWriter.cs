using Flights.Domain.Flights;

namespace Flights.Domain.Reports.Writing;

/// <summary>Writes the push-age lines.</summary>
internal static class PushAgeWriter
{
    public static void Write(Flight flight, LineSink sink)
    {
        sink.Begin(ReportPart.PushAges);
        if (flight.PushAges.Count > 0)
        {
            sink.Blank();
        }

        foreach (var age in flight.PushAges)
        {
            Write(age, sink);
        }
    }

    private static void Write(PushAge age, LineSink sink)
    {
        sink.AddLeft(LabelOf(age.Kind), 20).Add(" ");
        if (age.StartTime is { } start)
        {
            sink.AddNumber(age.Flight?.Value ?? 0, 6).Add("  ");
            sink.AddTime(start).RemoveEnd("Z".Length);
            sink.Add(" Z ");
            sink.AddNumber(age.AgeDays, 4).Add(" days");
        }
        else
        {
            sink.AddRight("(not found)", 34).Add("     ");
        }

        if (age.AttemptCount is { } count)
        {
            sink.Add(" ").AddNumber(count, 4).Add(" attempts");
        }

        sink.End();
    }

    private static string LabelOf(PushAgeKind kind) => kind switch
    {
        PushAgeKind.Basis => "Last test of basis",
        PushAgeKind.FailingSince => "Failing since",
        _ => "Testing same since",
    };
}
