using Flights.BaselineStore.Recording;
using Flights.Platform.Wire;

namespace Flights.BaselineStore;

/// <summary>Puts announcements on the wire.</summary>
internal static class AnnouncementMapping
{
    /// <summary>The message that announces a flight.</summary>
    public static V1.FlightRecorded ToMessage(this Announcement announcement) => new()
    {
        Flight = ResourceNames.Flight(announcement.Lab, announcement.Flight),
        HistoryVersion = announcement.HistoryVersion,
        Cause = announcement.Cause,
    };
}
