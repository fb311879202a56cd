using Flights.Domain.Classification;
using Flights.Domain.Flights;

namespace Flights.Domain.Regressions;

/// <summary>What the ledger takes in: a flight with what we think of it.</summary>
/// <param name="Flight">The flight's facts.</param>
/// <param name="Classification">Its classification, with one opinion for each row of the flight.</param>
public sealed record LedgerFlight(Flight Flight, FlightClassification Classification)
{
    /// <summary>What shuts the gate as we see it: the rows with an effective blocker, those seen in other flights too, in
    /// report order, each once.</summary>
    public EquatableList<GateBlocker> Blockers => Classification.Opinions
        .Where(opinion => opinion.Effective.Blocker != Blocker.None)
        .Select(opinion => new GateBlocker(opinion.Step, opinion.Effective.Blocker))
        .Distinct()
        .ToEquatableList();
}
