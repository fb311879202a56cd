using Flights.Domain.Flights;

namespace Flights.BaselineStore.Recording;

/// <summary>That a flight must be judged, or judged anew.</summary>
/// <param name="Lab">The lab that ran it.</param>
/// <param name="Flight">The flight.</param>
/// <param name="HistoryVersion">The version of its branch's history since which its evidence is as it is.</param>
/// <param name="Cause">Why it is announced.</param>
public sealed record Announcement(LabName Lab, FlightNumber Flight, long HistoryVersion, V1.RecordingCause Cause);
