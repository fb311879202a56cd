using Flights.Domain.Baselines;
using Flights.Domain.Flights;

namespace Flights.Platform.Wire;

/// <summary>Maps evidence.</summary>
public static class EvidenceMapping
{
    /// <summary>The evidence for one row on the wire.</summary>
    public static V1.StepEvidence ToWire(this StepEvidence evidence, LabName lab)
    {
        var wire = new V1.StepEvidence
        {
            Step = evidence.Step.ToWire(),
            SeenIn = ResourceNames.Flight(lab, evidence.SeenIn),
            EverPassed = evidence.EverPassed,
            NotRefutingCount = evidence.NotRefutingCount,
            HistoryComplete = evidence.IsHistoryComplete,
        };
        wire.Candidates.AddRange(evidence.Candidates.Select(candidate => candidate.ToWire(lab)));
        return wire;
    }

    /// <summary>The evidence of a response.</summary>
    public static Evidence ToDomain(this V1.QueryEvidenceResponse wire) =>
        new(wire.Steps.Select(ToDomain).ToEquatableList(), wire.HistoryVersion);

    /// <summary>The evidence for one row of a message.</summary>
    public static StepEvidence ToDomain(this V1.StepEvidence wire) => new(
        wire.Step.ToDomain(),
        ResourceNames.ParseOptionalFlight(wire.SeenIn, "evidence.seen_in"),
        wire.EverPassed,
        wire.NotRefutingCount,
        wire.Candidates.Select(ToDomain).ToEquatableList())
    {
        IsHistoryComplete = wire.HistoryComplete,
    };

    /// <summary>What one other flight tells, on the wire.</summary>
    public static V1.Candidate ToWire(this Candidate candidate, LabName lab) => new()
    {
        Flight = ResourceNames.Flight(lab, candidate.Flight),
        Role = EnumMapping<CandidateRole, V1.CandidateRole>.ToWire(candidate.Role),
        Outcome = candidate.Outcome.ToWire(),
        Status = candidate.Outcome.Status?.ToWire() ?? V1.StepStatus.Unspecified,
        StatusWord = candidate.Outcome.Status?.ToWireWord() ?? "",
        Blessing = candidate.Blessing.Word,
        Uncertain = !candidate.IsCertain,
    };

    /// <summary>What one other flight tells, of a message.</summary>
    public static Candidate ToDomain(this V1.Candidate wire) => new(
        ResourceNames.ParseFlight(wire.Flight, "candidate.flight").Flight,
        new Blessing(wire.Blessing),
        EnumMapping<CandidateRole, V1.CandidateRole>.ToDomain(wire.Role) ?? CandidateRole.Baseline,
        ToOutcome(wire.Outcome, wire.Status, wire.StatusWord))
    {
        IsCertain = !wire.Uncertain,
    };

    /// <summary>The kind of an outcome on the wire; its status goes beside it.</summary>
    public static V1.OutcomeKind ToWire(this Outcome outcome) => EnumMapping<OutcomeKind, V1.OutcomeKind>.ToWire(outcome.Kind);

    private static Outcome ToOutcome(V1.OutcomeKind kind, V1.StepStatus status, string word) =>
        EnumMapping<OutcomeKind, V1.OutcomeKind>.ToDomain(kind) switch
        {
            OutcomeKind.Status => Outcome.Of(status.ToDomain(word)),
            OutcomeKind.InferredPass => Outcome.InferredPass,
            OutcomeKind.NotPassed => Outcome.NotPassed,
            OutcomeKind.NotReached => Outcome.NotReached,
            _ => Outcome.Unknown,
        };
}
