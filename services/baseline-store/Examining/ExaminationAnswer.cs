using Flights.Domain.Baselines;

namespace Flights.BaselineStore.Examining;

/// <summary>What the history tells of one recorded flight, of one moment.</summary>
/// <param name="Flight">What it tells, or null if the flight was only mailed.</param>
/// <param name="HistoryVersion">The version of the history of the scope's branch; 0 for an unknown branch.</param>
public sealed record ExaminationAnswer(ExaminedFlight? Flight, long HistoryVersion);
