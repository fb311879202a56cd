using Flights.Domain.Baselines;

namespace Flights.BaselineStore.Examining;

/// <summary>How old the two sides of a scope are, of one moment.</summary>
/// <param name="Ages">The ages, or null if the sides do not each name the same tree alone.</param>
/// <param name="HistoryVersion">The version of the history of the scope's branch; 0 for an unknown branch.</param>
public sealed record PushAgeAnswer(PushAgeFacts? Ages, long HistoryVersion);
