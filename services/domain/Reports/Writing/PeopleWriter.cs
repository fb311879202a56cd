using Flights.Domain.Flights;

namespace Flights.Domain.Reports.Writing;

/// <summary>Writes the people who touched the revisions: a list of them, or their number.</summary>
internal static class PeopleWriter
{
    public static void Write(Flight flight, LineSink sink)
    {
        sink.Begin(ReportPart.People);
        var report = flight.Report;
        if (!report.PeopleListed && report.PeopleCount is null)
        {
            return;
        }

        sink.Blank();
        sink.Line(Separator.Line);
        if (report.PeopleCount is { } count)
        {
            sink.AddNumber(count).Line(" people touched revisions under test,");
            sink.Line("not listing them all");
        }

        if (report.PeopleListed)
        {
            sink.Line("People who touched revisions under test:");
        }

        foreach (var person in report.People)
        {
            Write(person, sink);
        }

        if (report.PeopleRuled)
        {
            sink.Line(Separator.Line);
        }
    }

    private static void Write(Person person, LineSink sink)
    {
        sink.Add("  ").Add(person.Name);
        if (person.Address.Length > 0)
        {
            sink.Add(person.Name.Length > 0 ? " <" : "<").Add(person.Address).Add(">");
        }

        sink.Add(person.Remainder.Length > 0 ? " " : "").Line(person.Remainder);
    }
}
