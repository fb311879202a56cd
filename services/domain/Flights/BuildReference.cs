namespace Flights.Domain.Flights;

/// <summary>The build that a job uses, as one of its variables names it.</summary>
/// <param name="Flight">The flight that holds the build, or null if it is the job's own.</param>
/// <param name="Job">The job that builds.</param>
public readonly record struct BuildReference(FlightNumber? Flight, string Job)
{
    /// <summary>Reads a reference: <c>JOB</c> or <c>.JOB</c> in the same flight, <c>FLIGHT.JOB</c> in another one.</summary>
    /// <param name="text">The value of the variable.</param>
    public static BuildReference Read(string text)
    {
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        if (dot == 0)
        {
            return new BuildReference(null, text[1..]);
        }

        return dot > 0 && FlightNumber.TryParse(text.AsSpan(0, dot), out var flight)
            ? new BuildReference(flight, text[(dot + 1)..])
            : new BuildReference(null, text);
    }

    /// <summary>The reference as a variable holds it.</summary>
    public override string ToString() => Flight is { } flight ? $"{flight}.{Job}" : Job;
}
