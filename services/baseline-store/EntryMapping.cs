using Flights.BaselineStore.Bisections;
using Flights.Domain.Baselines;
using Flights.Domain.Flights;
using Flights.Platform.Wire;
using Google.Protobuf.WellKnownTypes;

namespace Flights.BaselineStore;

/// <summary>Puts what the tables hold on the wire.</summary>
internal static class EntryMapping
{
    public static V1.FlightRecord ToWire(this FlightEntry entry) => new()
    {
        Name = entry.Flight.Name,
        Flight = entry.Flight,
        Classification = entry.Classification,
        RecordTime = Timestamp.FromDateTimeOffset(entry.RecordTime),
        FactVersionCount = entry.FactVersionCount,
        Pushes = { entry.Pushes },
        Exclusions = { entry.Exclusions.Select(ExclusionMapping.ToWire) },
    };

    public static V1.BisectionRecord ToWire(this BisectionEntry entry) => new()
    {
        Name = ResourceNames.Bisection(entry.Key.Lab, entry.Key.Branch, entry.Key.Id),
        Bisection = entry.Bisection,
        RecordTime = Timestamp.FromDateTimeOffset(entry.RecordTime),
    };

    public static V1.Branch ToWire(this BranchEntry entry) => new()
    {
        Name = ResourceNames.Branch(entry.Lab, entry.Branch),
        NewestFlight = ResourceNames.Flight(entry.Lab, entry.Newest),
        FlightCount = entry.FlightCount,
        HistoryVersion = entry.HistoryVersion,
    };

    public static V1.Baseline ToWire(this BranchBaseline baseline, LabName lab, BranchName branch) => new()
    {
        Branch = ResourceNames.Branch(lab, branch),
        Revisions = { baseline.Revisions.Select(each => new V1.TreeRevision { Tree = each.Tree, Revision = each.Revision }) },
        Flight = ResourceNames.Flight(lab, baseline.Flight),
        ToldBy = ResourceNames.Flight(lab, baseline.ToldBy),
        PushAges = { baseline.PushAges.Select(age => age.ToWire(lab)) },
    };

    public static V1.StepOutcome ToWire(this StepOutcomeEntry entry, LabName lab)
    {
        var status = entry.Outcome.Kind == OutcomeKind.Status ? entry.Outcome.Status : null;
        return new V1.StepOutcome
        {
            Flight = ResourceNames.Flight(lab, entry.Flight),
            Outcome = entry.Outcome.ToWire(),
            Status = status?.ToWire() ?? V1.StepStatus.Unspecified,
            StatusWord = status?.ToWireWord() ?? "",
            Targeted = entry.Targeted.ToWire(lab),
        };
    }

    public static V1.ReportProgress ToWire(this ReportState state, string flight) => new()
    {
        Flight = flight,
        Recorded = state.IsRecorded,
        RequiredVersion = state.RequiredVersion,
        ClassifiedVersion = state.ClassifiedVersion,
        AppliedVersion = state.AppliedVersion,
    };
}
