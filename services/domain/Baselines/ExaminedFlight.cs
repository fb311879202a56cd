using Flights.Domain.Flights;

namespace Flights.Domain.Baselines;

/// <summary>What a history tells of one flight that is judged: all that its rows need, and nothing of other flights' rows.</summary>
/// <param name="Number">The flight.</param>
/// <param name="Blessing">Its blessing.</param>
/// <param name="Jobs">Its jobs, in any order.</param>
public sealed record ExaminedFlight(FlightNumber Number, Blessing Blessing, EquatableList<ExaminedJob> Jobs);

/// <summary>One job of a flight that is judged.</summary>
/// <param name="Name">The job.</param>
/// <param name="Status">How it ended, or how far it got.</param>
/// <param name="Failed">Its steps whose status is not <c>pass</c>.</param>
/// <param name="DurationEstimate">How long the job takes, as <see cref="JobDuration"/> tells it. It decides what is judged first. Asked for
/// jobs that did not pass alone or have failed steps; zero elsewhere.</param>
public sealed record ExaminedJob(string Name, StepStatus Status, EquatableList<ExaminedStep> Failed, TimeSpan DurationEstimate);

/// <summary>One step that did not pass.</summary>
/// <param name="Number">Its position in the job, from 1.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Evidence">What became of it in other flights. A step that neither failed nor is broken needs none:
/// <see cref="StepEvidence.None"/>.</param>
public sealed record ExaminedStep(int Number, StepStatus Status, StepEvidence Evidence);
