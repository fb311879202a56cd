using Flights.Domain.Flights;
using Google.Protobuf.WellKnownTypes;

namespace Flights.Platform.Wire;

/// <summary>Maps the facts of a flight.</summary>
public static class FlightMapping
{
    /// <summary>The facts on the wire.</summary>
    public static V1.Flight ToWire(this Flight flight)
    {
        var wire = new V1.Flight
        {
            Name = ResourceNames.Flight(flight.Lab, flight.Number),
            Branch = ResourceNames.Branch(flight.Lab, flight.Branch),
            Blessing = flight.Blessing.Word,
            IntendedBlessing = flight.IntendedBlessing?.Word ?? "",
            RunKind = EnumMapping<RunKind, V1.RunKind>.ToWire(flight.RunKind),
            Targeted = flight.Targeted.ToWire(flight.Lab),
            Baseline = flight.Baseline.ToWire(flight.Lab),
            Push = flight.Push is { } push ? push.ToWire() : null,
            ReportTime = flight.ReportTime is { } time ? Timestamp.FromDateTimeOffset(time) : null,
            Digest = flight.Digest,
            BodyHashState = EnumMapping<BodyHashState, V1.BodyHashState>.ToWire(flight.BodyHashState),
            Report = flight.Report.ToWire(),
            Complete = flight.Complete?.ToWire(),
            Supersedes = flight.Supersedes,
            Excluded = flight.IsExcluded,
        };
        wire.Retests.AddRange(flight.Retests.Select(retest => retest.ToWire(flight.Lab)));
        wire.Jobs.AddRange(flight.Jobs.Select(job =>
            new V1.Job { JobId = job.Name, Status = job.Status.ToWire(), StatusWord = job.Status.ToWireWord(), Host = job.Host }));
        wire.StepFailures.AddRange(flight.Failures.Select(failure => failure.ToWire(flight.Lab)));
        wire.PushAges.AddRange(flight.PushAges.Select(age => age.ToWire(flight.Lab)));
        return wire;
    }

    /// <summary>The facts of a message. Throws <c>INVALID_RESOURCE_NAME</c> for a name of another form.</summary>
    public static Flight ToDomain(this V1.Flight wire)
    {
        var (lab, number) = ResourceNames.ParseFlight(wire.Name, "flight.name");
        return new Flight
        {
            Lab = lab,
            Number = number,
            Branch = ResourceNames.ParseBranch(wire.Branch, "flight.branch").Branch,
            Blessing = new Blessing(wire.Blessing),
            IntendedBlessing = ToBlessing(wire.IntendedBlessing),
            RunKind = EnumMapping<RunKind, V1.RunKind>.ToDomain(wire.RunKind) ?? RunKind.Main,
            Retests = wire.Retests.Select(ToDomain).ToEquatableList(),
            Jobs = wire.Jobs
                .Select(job => new Job(job.JobId, job.Status.ToDomain(job.StatusWord)) { Host = job.Host })
                .ToEquatableList(),
            Failures = wire.StepFailures.Select(ToDomain).ToEquatableList(),
            Targeted = wire.Targeted.ToDomain(),
            Baseline = wire.Baseline.ToDomain(),
            Push = wire.Push?.ToDomain(),
            PushAges = wire.PushAges.Select(ToDomain).ToEquatableList(),
            ReportTime = wire.ReportTime?.ToDateTimeOffset(),
            Digest = wire.Digest,
            BodyHashState = EnumMapping<BodyHashState, V1.BodyHashState>.ToDomain(wire.BodyHashState) ?? BodyHashState.Absent,
            Report = wire.Report?.ToDomain() ?? Report.Empty,
            Complete = wire.Complete?.ToDomain(),
            Supersedes = wire.Supersedes,
            IsExcluded = wire.Excluded,
        };
    }

    /// <summary>The key of a step on the wire.</summary>
    public static V1.StepKey ToWire(this StepKey step) => new() { JobId = step.Job, TestId = step.TestId };

    /// <summary>The key of a step.</summary>
    public static StepKey ToDomain(this V1.StepKey wire) => new(wire.JobId, wire.TestId);

    /// <summary>Versions on the wire, or null for none.</summary>
    public static V1.Versions? ToWire(this Versions versions, LabName lab)
    {
        if (versions.IsNone)
        {
            return null;
        }

        var wire = new V1.Versions { Flight = ResourceNames.Flight(lab, versions.Flight) };
        wire.Trees.AddRange(versions.Trees.Select(ToWire));
        return wire;
    }

    /// <summary>The revision of a tree on the wire.</summary>
    public static V1.TreeRevision ToWire(TreeRevision revision) => new() { Tree = revision.Tree, Revision = revision.Revision };

    /// <summary>Versions; none for null.</summary>
    public static Versions ToDomain(this V1.Versions? wire) =>
        wire is null
            ? Versions.None
            : new Versions(
                wire.Trees.Select(each => new TreeRevision(each.Tree, each.Revision)).ToEquatableList(),
                ResourceNames.ParseOptionalFlight(wire.Flight, "versions.flight"));

    /// <summary>A summary on the wire.</summary>
    public static V1.Summary ToWire(this Summary summary, LabName lab) => new()
    {
        Kind = EnumMapping<SummaryKind, V1.SummaryKind>.ToWire(summary.Kind),
        Flight = ResourceNames.Flight(lab, summary.Flight),
        FlightSuffix = summary.FlightSuffix,
        Word = summary.Word,
    };

    /// <summary>A summary; <see cref="Summary.None"/> for null.</summary>
    public static Summary ToDomain(this V1.Summary? wire) =>
        wire is null
            ? Summary.None
            : new Summary(
                EnumMapping<SummaryKind, V1.SummaryKind>.ToDomain(wire.Kind) ?? SummaryKind.None,
                ResourceNames.ParseOptionalFlight(wire.Flight, "summary.flight"),
                wire.FlightSuffix,
                wire.Word);

    /// <summary>A section on the wire.</summary>
    public static V1.ReportSection ToWire(this ReportSection section) => EnumMapping<ReportSection, V1.ReportSection>.ToWire(section);

    /// <summary>A section; non-blocking for one of a newer contract.</summary>
    public static ReportSection ToDomain(this V1.ReportSection wire) =>
        EnumMapping<ReportSection, V1.ReportSection>.ToDomain(wire) ?? ReportSection.NonBlocking;

    private static V1.StepFailure ToWire(this StepFailure failure, LabName lab)
    {
        var wire = new V1.StepFailure
        {
            Step = failure.Step.ToWire(),
            Status = failure.Status.ToWire(),
            StatusWord = failure.Status.ToWireWord(),
            SeenIn = ResourceNames.Flight(lab, failure.SeenIn),
            Summary = failure.Summary.ToWire(lab),
            Section = failure.Section.ToWire(),
            Line = failure.Line,
        };
        if (failure.StepNumber is { } number)
        {
            wire.StepNumber = number;
        }

        return wire;
    }

    private static StepFailure ToDomain(V1.StepFailure wire) => new()
    {
        Step = wire.Step.ToDomain(),
        StepNumber = wire.HasStepNumber ? wire.StepNumber : null,
        Status = wire.Status.ToDomain(wire.StatusWord),
        SeenIn = ResourceNames.ParseOptionalFlight(wire.SeenIn, "step_failure.seen_in"),
        Summary = wire.Summary.ToDomain(),
        Section = wire.Section.ToDomain(),
        Line = wire.Line,
    };

    private static V1.Retest ToWire(this Retest retest, LabName lab) => new()
    {
        Name = ResourceNames.Flight(lab, retest.Flight),
        Branch = ResourceNames.Branch(lab, retest.Branch),
        Blessing = retest.Blessing.Word,
        IntendedBlessing = retest.IntendedBlessing?.Word ?? "",
    };

    private static Retest ToDomain(V1.Retest wire) => new(
        ResourceNames.ParseFlight(wire.Name, "retest.name").Flight,
        ResourceNames.ParseBranch(wire.Branch, "retest.branch").Branch,
        new Blessing(wire.Blessing),
        ToBlessing(wire.IntendedBlessing));

    private static V1.Push ToWire(this Push push)
    {
        var wire = new V1.Push
        {
            Outcome = EnumMapping<PushOutcome, V1.PushOutcome>.ToWire(push.Outcome),
            Revision = push.Revision,
        };
        wire.RefUpdates.AddRange(push.RefUpdates.Select(update => new V1.RefUpdate
        {
            OldRevision = update.OldRevision,
            NewRevision = update.NewRevision,
            Source = update.Source,
            Reference = update.Reference,
            Remote = update.Remote,
        }));
        wire.Output.AddRange(push.Output);
        return wire;
    }

    private static Push? ToDomain(this V1.Push wire) =>
        EnumMapping<PushOutcome, V1.PushOutcome>.ToDomain(wire.Outcome) is not { } outcome
            ? null
            : new Push(
                outcome,
                wire.RefUpdates.Select(update =>
                    new RefUpdate(update.OldRevision, update.NewRevision, update.Source, update.Reference, update.Remote)).ToEquatableList(),
                wire.Output.ToEquatableList())
            {
                Revision = wire.Revision,
            };

    /// <summary>A push-age line on the wire.</summary>
    public static V1.PushAge ToWire(this PushAge age, LabName lab)
    {
        var wire = new V1.PushAge
        {
            Kind = EnumMapping<PushAgeKind, V1.PushAgeKind>.ToWire(age.Kind),
            Flight = ResourceNames.Flight(lab, age.Flight),
            StartTime = age.StartTime is { } time ? Timestamp.FromDateTimeOffset(time) : null,
            AgeDays = age.AgeDays,
        };
        if (age.AttemptCount is { } count)
        {
            wire.AttemptCount = count;
        }

        return wire;
    }

    private static PushAge ToDomain(V1.PushAge wire) => new(
        EnumMapping<PushAgeKind, V1.PushAgeKind>.ToDomain(wire.Kind) ?? PushAgeKind.Basis,
        ResourceNames.ParseOptionalFlight(wire.Flight, "push_age.flight"),
        wire.StartTime?.ToDateTimeOffset(),
        wire.AgeDays,
        wire.HasAttemptCount ? wire.AttemptCount : null);

    private static Blessing? ToBlessing(string word) => word.Length == 0 ? null : new Blessing(word);
}
