using Flights.Domain.Flights;
using Flights.Domain.Regressions;
using Google.Protobuf.WellKnownTypes;

namespace Flights.Platform.Wire;

/// <summary>Maps the ledger: regressions, push gates and their changes.</summary>
public static class LedgerMapping
{
    /// <summary>A regression on the wire.</summary>
    public static V1.Regression ToWire(this Regression regression, LabName lab, BranchName branch)
    {
        var wire = new V1.Regression
        {
            Name = ResourceNames.Regression(lab, branch, regression.Id),
            Branch = ResourceNames.Branch(lab, branch),
            Step = regression.Step.ToWire(),
            State = regression.State.ToWire(),
            FirstBadFlight = ResourceNames.Flight(lab, regression.FirstBad),
            LastBadFlight = ResourceNames.Flight(lab, regression.LastBad),
            FailureCount = regression.FailureCount,
            LastGoodFlight = ResourceNames.Flight(lab, regression.LastGood),
            NewestRecordedPass = ResourceNames.Flight(lab, regression.NewestRecordedPass),
            ResolvedFlight = ResourceNames.Flight(lab, regression.ResolvedBy),
            Intermittent = regression.Intermittent,
            Excused = regression.Excused,
            FirstOpinion = regression.FirstOpinion.ToWire(lab),
            AcceptedBaselineFlight = ResourceNames.Flight(lab, regression.AcceptedLike),
            Changes = regression.Changes.ToWire(),
            FirstLogUri = regression.FirstLogUri,
            LastLogUri = regression.LastLogUri,
            BeginTime = regression.BeginTime is { } time ? Timestamp.FromDateTimeOffset(time) : null,
            Incident = regression.IncidentId.Length > 0 ? ResourceNames.Incident(lab, branch, regression.IncidentId) : "",
        };
        wire.IncidentTestIds.AddRange(regression.IncidentTests);
        wire.BlockedJobs.AddRange(regression.BlockedJobs.Select(ToWire));
        wire.FailedFlights.AddRange(regression.FailedIn.Select(flight => ResourceNames.Flight(lab, flight)));
        wire.Ranges.AddRange(regression.Ranges.Select(range =>
            new V1.RevisionRange { Tree = range.Tree, GoodRevision = range.Good, BadRevision = range.Bad }));
        return wire;
    }

    /// <summary>The regression of a message.</summary>
    public static Regression ToDomain(this V1.Regression wire) => new()
    {
        Id = ResourceNames.ParseRegression(wire.Name, "regression.name").Id,
        Step = wire.Step.ToDomain(),
        State = EnumMapping<RegressionState, V1.RegressionState>.ToDomain(wire.State) ?? RegressionState.Open,
        FirstBad = ResourceNames.ParseFlight(wire.FirstBadFlight, "regression.first_bad_flight").Flight,
        LastBad = ResourceNames.ParseFlight(wire.LastBadFlight, "regression.last_bad_flight").Flight,
        FailureCount = wire.FailureCount,
        LastGood = ResourceNames.ParseOptionalFlight(wire.LastGoodFlight, "regression.last_good_flight"),
        NewestRecordedPass = ResourceNames.ParseOptionalFlight(wire.NewestRecordedPass, "regression.newest_recorded_pass"),
        Ranges = wire.Ranges.Select(range => new RevisionRange(range.Tree, range.GoodRevision, range.BadRevision)).ToEquatableList(),
        ResolvedBy = ResourceNames.ParseOptionalFlight(wire.ResolvedFlight, "regression.resolved_flight"),
        Intermittent = wire.Intermittent,
        Excused = wire.Excused,
        FirstOpinion = wire.FirstOpinion.ToDomain(),
        FailedIn = wire.FailedFlights
            .Select(flight => ResourceNames.ParseFlight(flight, "regression.failed_flights").Flight)
            .ToEquatableList(),
        AcceptedLike = ResourceNames.ParseOptionalFlight(wire.AcceptedBaselineFlight, "regression.accepted_baseline_flight"),
        Changes = wire.Changes.ToDomain(),
        FirstLogUri = wire.FirstLogUri,
        LastLogUri = wire.LastLogUri,
        BeginTime = wire.BeginTime?.ToDateTimeOffset(),
        IncidentId = wire.Incident.Length > 0 ? ResourceNames.ParseIncident(wire.Incident, "regression.incident").Id : "",
        IncidentTests = wire.IncidentTestIds.ToEquatableList(),
        BlockedJobs = wire.BlockedJobs.Select(job => new BlockedJob(job.JobId, job.BuildJobIds.ToEquatableList())).ToEquatableList(),
    };

    /// <summary>The state of a regression on the wire.</summary>
    public static V1.RegressionState ToWire(this RegressionState state) => EnumMapping<RegressionState, V1.RegressionState>.ToWire(state);

    /// <summary>A push gate on the wire.</summary>
    public static V1.Gate ToWire(this Gate gate, LabName lab, BranchName branch)
    {
        var wire = new V1.Gate
        {
            Branch = ResourceNames.Branch(lab, branch),
            State = gate.State.ToWire(),
            SinceFlight = ResourceNames.Flight(lab, gate.Since),
            NewestFlight = ResourceNames.Flight(lab, gate.Newest),
        };
        wire.Blockers.AddRange(gate.Blockers.Select(ToWire));
        return wire;
    }

    /// <summary>The push gate of a message.</summary>
    public static Gate ToDomain(this V1.Gate wire) => new(
        wire.State.ToDomain(),
        ResourceNames.ParseFlight(wire.SinceFlight, "gate.since_flight").Flight,
        ResourceNames.ParseFlight(wire.NewestFlight, "gate.newest_flight").Flight,
        wire.Blockers.Select(ToDomain).ToEquatableList());

    /// <summary>A change of a push gate on the wire.</summary>
    public static V1.GateChange ToWire(this GateChange change, LabName lab)
    {
        var wire = new V1.GateChange
        {
            Flight = ResourceNames.Flight(lab, change.Flight),
            State = change.State.ToWire(),
            Cause = EnumMapping<GateCause, V1.GateCause>.ToWire(change.Cause),
            BlockersOnly = change.BlockersOnly,
            Forced = change.Forced,
        };
        wire.Blockers.AddRange(change.Blockers.Select(ToWire));
        return wire;
    }

    /// <summary>The change of a push gate of a message.</summary>
    public static GateChange ToDomain(this V1.GateChange wire) => new(
        ResourceNames.ParseFlight(wire.Flight, "gate_change.flight").Flight,
        wire.State.ToDomain(),
        wire.Blockers.Select(ToDomain).ToEquatableList(),
        EnumMapping<GateCause, V1.GateCause>.ToDomain(wire.Cause) ?? GateCause.Verdict,
        wire.BlockersOnly,
        wire.Forced);

    /// <summary>A notice of a push gate that stays shut on the wire.</summary>
    public static V1.StuckNotice ToWire(this StuckNotice notice, LabName lab)
    {
        var wire = new V1.StuckNotice
        {
            Flight = ResourceNames.Flight(lab, notice.Flight),
            SinceFlight = ResourceNames.Flight(lab, notice.Since),
            Days = notice.Days,
        };
        wire.Blockers.AddRange(notice.Blockers.Select(ToWire));
        return wire;
    }

    /// <summary>The notice of a push gate that stays shut of a message.</summary>
    public static StuckNotice ToDomain(this V1.StuckNotice wire) => new(
        ResourceNames.ParseFlight(wire.Flight, "stuck_notice.flight").Flight,
        ResourceNames.ParseFlight(wire.SinceFlight, "stuck_notice.since_flight").Flight,
        wire.Days,
        wire.Blockers.Select(ToDomain).ToEquatableList());

    /// <summary>A blocked job on the wire.</summary>
    public static V1.BlockedJob ToWire(this BlockedJob job) => new() { JobId = job.Job, BuildJobIds = { job.Builds } };

    private static V1.GateState ToWire(this GateState state) => EnumMapping<GateState, V1.GateState>.ToWire(state);

    private static GateState ToDomain(this V1.GateState wire) =>
        EnumMapping<GateState, V1.GateState>.ToDomain(wire) ?? GateState.Shut;

    private static V1.GateBlocker ToWire(GateBlocker blocker) =>
        new() { Step = blocker.Step.ToWire(), Blocker = blocker.Blocker.ToWire() };

    private static GateBlocker ToDomain(V1.GateBlocker wire) => new(wire.Step.ToDomain(), wire.Blocker.ToDomain());
}
