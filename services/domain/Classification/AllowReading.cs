using Flights.Domain.Flights;

namespace Flights.Domain.Classification;

/// <summary>What the allow files of a lab were when somebody read them.</summary>
/// <param name="Lab">The lab.</param>
/// <param name="Time">When they were read.</param>
/// <param name="Files">The files, ordered by name: see <see cref="AllowFileName"/>. One that is not there excuses nothing.</param>
public sealed record AllowReading(LabName Lab, DateTimeOffset Time, EquatableList<AllowFile> Files);
