namespace Flights.Notifier.Ledgers;

/// <summary>What the ledger answers to a classified flight.</summary>
/// <param name="Flight">The flight's name, <c>labs/{lab}/flights/{flight}</c>.</param>
/// <param name="HistoryVersion">The history version of the classification that the ledger has taken in: of this one, or of one that
/// is as new or newer.</param>
/// <param name="EventCount">How many events the flight caused now.</param>
/// <param name="FoldedCount">How many main flights were folded for it: 1 if it came in order, 0 if it changed nothing.</param>
/// <param name="IsReported">Whether its results were judged for the first time, so that its report can be sent.</param>
public sealed record AppliedFlight(string Flight, long HistoryVersion, int EventCount, int FoldedCount, bool IsReported);
