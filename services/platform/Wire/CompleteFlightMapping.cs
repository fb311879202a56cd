using Flights.Domain.Flights;
using Google.Protobuf.WellKnownTypes;

namespace Flights.Platform.Wire;

/// <summary>Maps complete flights.</summary>
public static class CompleteFlightMapping
{
    /// <summary>A complete flight on the wire.</summary>
    public static V1.CompleteFlight ToWire(this CompleteFlight flight)
    {
        var wire = new V1.CompleteFlight
        {
            Name = ResourceNames.Flight(flight.Lab, flight.Number),
            Branch = ResourceNames.Branch(flight.Lab, flight.Branch),
            Blessing = flight.Blessing.Word,
            IntendedBlessing = flight.IntendedBlessing.Word,
            StartTime = ToWire(flight.StartTime),
        };
        wire.HarnessRevisions.AddRange(flight.HarnessRevisions);
        wire.Jobs.AddRange(flight.Jobs.Select(ToWire));
        return wire;
    }

    /// <summary>The complete flight of a message. Throws <c>INVALID_RESOURCE_NAME</c> for a name of another form.</summary>
    public static CompleteFlight ToDomain(this V1.CompleteFlight wire)
    {
        var (lab, number) = ResourceNames.ParseFlight(wire.Name, "flight.name");
        return new CompleteFlight
        {
            Lab = lab,
            Number = number,
            Branch = ResourceNames.ParseBranch(wire.Branch, "flight.branch").Branch,
            Blessing = new Blessing(wire.Blessing),
            IntendedBlessing = new Blessing(wire.IntendedBlessing),
            StartTime = wire.StartTime?.ToDateTimeOffset(),
            HarnessRevisions = wire.HarnessRevisions.ToEquatableList(),
            Jobs = wire.Jobs.Select(ToDomain).ToEquatableList(),
        };
    }

    private static V1.CompleteJob ToWire(CompleteJob job)
    {
        var wire = new V1.CompleteJob
        {
            JobId = job.Name,
            Recipe = job.Recipe,
            Status = job.Status.ToWire(),
            StatusWord = job.Status.ToWireWord(),
            LogUri = job.LogUri,
        };
        wire.Steps.AddRange(job.Steps.Select(ToWire));
        wire.Runvars.AddRange(job.Runvars.Select(runvar =>
            new V1.Runvar { Name = runvar.Name, Value = runvar.Value, Synthetic = runvar.IsSynthetic }));
        return wire;
    }

    private static CompleteJob ToDomain(V1.CompleteJob wire) => new()
    {
        Name = wire.JobId,
        Recipe = wire.Recipe,
        Status = wire.Status.ToDomain(wire.Status == V1.StepStatus.Other ? wire.StatusWord : ""),
        Steps = wire.Steps.Select(ToDomain).ToEquatableList(),
        Runvars = wire.Runvars.Select(runvar => new Runvar(runvar.Name, runvar.Value, runvar.Synthetic)).ToEquatableList(),
        LogUri = wire.LogUri,
    };

    // A step's status is never one that needs a word beside it.
    private static V1.CompleteStep ToWire(CompleteStep step) => new()
    {
        StepNumber = step.Number,
        TestId = step.TestId,
        Script = step.Script,
        Status = step.Status.ToWire(),
        StartTime = ToWire(step.StartTime),
        FinishTime = ToWire(step.FinishTime),
    };

    private static CompleteStep ToDomain(V1.CompleteStep wire) => new()
    {
        Number = wire.StepNumber,
        TestId = wire.TestId,
        Script = wire.Script,
        Status = wire.Status.ToDomain(""),
        StartTime = wire.StartTime?.ToDateTimeOffset(),
        FinishTime = wire.FinishTime?.ToDateTimeOffset(),
    };

    private static Timestamp? ToWire(DateTimeOffset? time) => time is { } known ? Timestamp.FromDateTimeOffset(known) : null;
}
