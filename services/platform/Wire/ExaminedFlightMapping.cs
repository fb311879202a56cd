using Flights.Domain.Baselines;
using Flights.Domain.Flights;
using Google.Protobuf.WellKnownTypes;

namespace Flights.Platform.Wire;

/// <summary>Maps what a history tells of a flight that is judged.</summary>
public static class ExaminedFlightMapping
{
    /// <summary>What a history tells of a flight, on the wire.</summary>
    public static V1.ExaminedFlight ToWire(this ExaminedFlight flight, LabName lab)
    {
        var wire = new V1.ExaminedFlight { Flight = ResourceNames.Flight(lab, flight.Number), Blessing = flight.Blessing.Word };
        wire.Jobs.AddRange(flight.Jobs.Select(job => ToWire(job, lab)));
        return wire;
    }

    /// <summary>What a history tells of a flight, of a message. Throws <c>INVALID_RESOURCE_NAME</c> for a name of another form.</summary>
    public static ExaminedFlight ToDomain(this V1.ExaminedFlight wire) => new(
        ResourceNames.ParseFlight(wire.Flight, "flight.flight").Flight,
        new Blessing(wire.Blessing),
        wire.Jobs.Select(ToDomain).ToEquatableList());

    private static V1.ExaminedJob ToWire(ExaminedJob job, LabName lab)
    {
        var wire = new V1.ExaminedJob
        {
            JobId = job.Name,
            Status = job.Status.ToWire(),
            StatusWord = job.Status.ToWireWord(),
            DurationEstimate = Duration.FromTimeSpan(job.DurationEstimate),
        };
        wire.FailedSteps.AddRange(job.Failed.Select(step => new V1.ExaminedStep
        {
            StepNumber = step.Number,
            Status = step.Status.ToWire(),
            StatusWord = step.Status.ToWireWord(),
            Evidence = step.Evidence.ToWire(lab),
        }));
        return wire;
    }

    private static ExaminedJob ToDomain(V1.ExaminedJob wire) => new(
        wire.JobId,
        wire.Status.ToDomain(wire.StatusWord),
        wire.FailedSteps
            .Select(step => new ExaminedStep(step.StepNumber, step.Status.ToDomain(step.StatusWord), step.Evidence.ToDomain()))
            .ToEquatableList(),
        wire.DurationEstimate?.ToTimeSpan() ?? TimeSpan.Zero);
}
