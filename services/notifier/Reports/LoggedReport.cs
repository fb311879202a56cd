using Flights.Domain.Filtering;
using Flights.Domain.Flights;
using Flights.Domain.Regressions;
using Flights.Platform.Wire;

namespace Flights.Notifier.Reports;

/// <summary>A report of the log, as filters see it.</summary>
/// <param name="Judged">The flight and what we think of it.</param>
internal sealed record LoggedReport(LedgerFlight Judged)
{
    /// <summary>The report of what was kept of a flight.</summary>
    public static LoggedReport Of(V1.FlightClassified judged) => new(new LedgerFlight(judged.Flight.ToDomain(), judged.Classification.ToDomain()));

    /// <summary>What filters look at of a classified flight.</summary>
    public static V1.FlightClassified Excerpt(V1.FlightClassified message)
    {
        var facts = message.Flight.Clone();
        facts.Complete = null;
        facts.Jobs.Clear();
        facts.Report = Report.Empty.ToWire();
        var classification = message.Classification.Clone();
        foreach (var opinion in classification.Opinions)
        {
            opinion.Candidates.Clear();
        }

        return new V1.FlightClassified { Flight = facts, Classification = classification };
    }

    /// <summary>Whether a subscriber wants to have it.</summary>
    /// <param name="lab">The subscriber's lab.</param>
    /// <param name="filter">The subscriber's filter.</param>
    public bool IsWanted(LabName lab, Filter filter) =>
        Judged.Flight.Lab == lab && ReportFilter.Holds(filter, Judged.Flight, Judged.Classification.Opinions);
}
