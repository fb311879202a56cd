using Flights.Domain.Flights;

namespace Flights.BaselineStore.Recording;

/// <summary>What a row of a report tells of its step in another flight.</summary>
/// <param name="Flight">The other flight.</param>
/// <param name="Step">The step.</param>
/// <param name="RowIndex">The row's place in the report, from 0.</param>
/// <param name="Status">How the step ended there, or null if it is only known that it did not pass.</param>
/// <param name="BySilence">Whether the row tells it by not saying <c>pass in</c>.</param>
internal sealed record PartialFact(FlightNumber Flight, StepKey Step, int RowIndex, StepStatus? Status, bool BySilence);
