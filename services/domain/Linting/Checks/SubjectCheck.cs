using Flights.Domain.Flights;
using Flights.Domain.Reports;
using Flights.Domain.Reports.Parts;

namespace Flights.Domain.Linting.Checks;

/// <summary>Subject ⇄ flight line ⇄ preamble: osstest writes <c>[BRANCH test] N: …</c> from the facts that it writes the head from, and
/// <c>[BRANCH baseline test]</c> above a preamble that says why the baseline is tested.</summary>
internal static class SubjectCheck
{
    private const string Header = "Subject";

    public static void Run(LintRun run)
    {
        var flight = run.Flight;
        if (SubjectLine.Read(run.Text.Subject) is not { } subject)
        {
            return;
        }

        if (subject.Flight != flight.Number)
        {
            run.Add(
                LintReasons.SubjectNamesOtherFlight, run.Places.FlightLine(flight.Number), ReportPlaces.Header(Header),
                $"The flight line names flight {flight.Number}, the subject {subject.Flight}.");
        }

        if (subject.Branch is { } branch && branch != flight.Branch)
        {
            run.Add(
                LintReasons.SubjectNamesOtherBranch, run.Places.FlightLine(flight.Number), ReportPlaces.Header(Header),
                $"The flight line names branch {flight.Branch}, the subject {branch}.");
        }

        CheckRun(run, subject.RunKind);
    }

    // Only a forced baseline run is told by its preamble; a run on a branch that never pushes has none.
    private static void CheckRun(LintRun run, RunKind kind)
    {
        var wished = run.Flight.IntendedBlessing ?? run.Flight.Blessing;
        if (kind == RunKind.Adhoc && wished == Blessing.Real)
        {
            run.Add(
                LintReasons.SubjectNamesOtherRun, run.Places.FlightLine(run.Flight.Number), ReportPlaces.Header(Header),
                $"The flight line says {wished}, the subject that somebody ran it by hand.");
        }

        if (kind == RunKind.Baseline && !BaselinePreamble.IsIn(run.Report.Preamble))
        {
            run.Add(
                LintReasons.SubjectNamesOtherRun, run.Places.FlightLine(run.Flight.Number), ReportPlaces.Header(Header),
                $"The subject says that the baseline is tested, and no line above the flight line says why.");
        }
    }
}
