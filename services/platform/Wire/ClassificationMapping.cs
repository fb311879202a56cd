using Flights.Domain.Classification;
using Flights.Domain.Flights;

namespace Flights.Platform.Wire;

/// <summary>Maps opinions.</summary>
public static class ClassificationMapping
{
    /// <summary>The classification of a flight on the wire.</summary>
    public static V1.Classification ToWire(this FlightClassification classification, LabName lab, FlightNumber flight)
    {
        var wire = new V1.Classification
        {
            Flight = ResourceNames.Flight(lab, flight),
            Verdict = EnumMapping<FlightVerdict, V1.FlightVerdict>.ToWire(classification.Verdict),
            HistoryVersion = classification.HistoryVersion,
            RulesVersion = classification.RulesVersion,
        };
        wire.Opinions.AddRange(classification.Opinions.Select(opinion => opinion.ToWire(lab)));
        return wire;
    }

    /// <summary>The classification of a message.</summary>
    public static FlightClassification ToDomain(this V1.Classification wire) => new(
        EnumMapping<FlightVerdict, V1.FlightVerdict>.ToDomain(wire.Verdict) ?? FlightVerdict.Problems,
        wire.Opinions.Select(ToDomain).ToEquatableList(),
        wire.HistoryVersion,
        wire.RulesVersion);

    /// <summary>An opinion on the wire.</summary>
    public static V1.Opinion ToWire(this Opinion opinion, LabName lab)
    {
        var wire = new V1.Opinion
        {
            Step = opinion.Step.ToWire(),
            SeenIn = ResourceNames.Flight(lab, opinion.SeenIn),
            Status = opinion.Status.ToWire(),
            StatusWord = opinion.Status.ToWireWord(),
            Rule = opinion.Rule,
            Decided = opinion.IsDecided,
            Missing = opinion.Missing,
            OwnSummary = opinion.Own?.Summary.ToWire(lab),
            OwnBlocker = opinion.Own is { } own ? own.Blocker.ToWire() : V1.Blocker.Unspecified,
            EffectiveSummary = opinion.Effective.Summary.ToWire(lab),
            EffectiveBlocker = opinion.Effective.Blocker.ToWire(),
            Section = opinion.Section.ToWire(),
            Agreement = EnumMapping<Agreement, V1.Agreement>.ToWire(opinion.Agreement),
        };
        wire.Candidates.AddRange(opinion.Candidates.Select(candidate => candidate.ToWire(lab)));
        return wire;
    }

    /// <summary>The opinion of a message.</summary>
    public static Opinion ToDomain(this V1.Opinion wire) => new()
    {
        Step = wire.Step.ToDomain(),
        SeenIn = ResourceNames.ParseOptionalFlight(wire.SeenIn, "opinion.seen_in"),
        Status = wire.Status.ToDomain(wire.StatusWord),
        Rule = wire.Rule,
        Own = wire.Decided ? new Finding(wire.OwnSummary.ToDomain(), wire.OwnBlocker.ToDomain()) : null,
        Missing = wire.Missing,
        Effective = new Finding(wire.EffectiveSummary.ToDomain(), wire.EffectiveBlocker.ToDomain()),
        Section = wire.Section.ToDomain(),
        Agreement = EnumMapping<Agreement, V1.Agreement>.ToDomain(wire.Agreement) ?? Agreement.InsufficientHistory,
        Candidates = wire.Candidates.Select(EvidenceMapping.ToDomain).ToEquatableList(),
    };

    /// <summary>A blocker on the wire.</summary>
    public static V1.Blocker ToWire(this Blocker blocker) => EnumMapping<Blocker, V1.Blocker>.ToWire(blocker);

    /// <summary>A blocker; none for one of a newer contract.</summary>
    public static Blocker ToDomain(this V1.Blocker wire) => EnumMapping<Blocker, V1.Blocker>.ToDomain(wire) ?? Blocker.None;
}
