using Flights.Domain.Regressions;

namespace Flights.Notifier.Ledgers;

/// <summary>A main flight as it is stored.</summary>
/// <param name="Input">What the ledger takes in.</param>
/// <param name="State">What the ledger remembered after it, in its stored form; null if it was not folded yet.</param>
internal sealed record StoredFlight(LedgerFlight Input, byte[]? State);
