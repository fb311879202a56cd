namespace Flights.BaselineStore;

/// <summary>A branch's baseline, of one moment.</summary>
/// <param name="Baseline">The baseline, or null if no flight tells it.</param>
/// <param name="HistoryVersion">The version of the branch's history.</param>
public sealed record BaselineAnswer(BranchBaseline? Baseline, long HistoryVersion);
