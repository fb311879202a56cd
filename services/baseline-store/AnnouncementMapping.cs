using Flights.BaselineStore.Recording;
using Flights.Platform.Wire;
using MassTransit;

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

    /// <summary>Publishes what a consumer's commit left to announce, before it acknowledges its message by returning: what a crash in between
    /// leaves unsaid, the repeated message says.</summary>
    public static async Task AnnounceAsync(this ConsumeContext context, IEnumerable<Announcement> announcements)
    {
        foreach (var announcement in announcements)
        {
            await context.Publish(announcement.ToMessage(), context.CancellationToken);
        }
    }
}
