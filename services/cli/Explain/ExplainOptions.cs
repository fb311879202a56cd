using Flights.Domain.Flights;
using Flights.Platform.Wire;

namespace Flights.Cli.Explain;

/// <summary>What is to be explained.</summary>
/// <param name="Flight">The flight, as the user wrote it: a number or a resource name.</param>
/// <param name="Lab">The lab of a flight that is a number.</param>
/// <param name="Step">The step whose rows are explained, or null for all.</param>
/// <param name="Horizon">Which flights count as evidence.</param>
internal sealed record ExplainOptions(string Flight, LabName Lab, StepKey? Step, V1.Horizon Horizon)
{
    /// <summary>The flight's resource name; what is no number is taken for one.</summary>
    public string Name => FlightNumber.TryParse(Flight, out var number) ? ResourceNames.Flight(Lab, number) : Flight;
}
