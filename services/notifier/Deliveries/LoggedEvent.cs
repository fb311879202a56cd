using Flights.Domain.Filtering;
using Flights.Domain.Flights;
using Flights.Domain.Regressions;
using Flights.Platform.Wire;

namespace Flights.Notifier.Deliveries;

/// <summary>An event of the log, as filters see it.</summary>
/// <param name="Id">Its key in the log.</param>
/// <param name="Lab">The lab.</param>
/// <param name="Branch">The branch.</param>
/// <param name="Sequence">Its place in the branch's stream.</param>
/// <param name="Time">When it happened.</param>
/// <param name="Event">The event.</param>
/// <param name="IsMuted">Whether it is of a regression that somebody had muted for a time when it happened.</param>
internal sealed record LoggedEvent(long Id, LabName Lab, BranchName Branch, long Sequence, DateTimeOffset Time, LedgerEvent Event, bool IsMuted)
{
    /// <summary>The event of a row, or null for one that a newer version wrote.</summary>
    public static LoggedEvent? Of(long id, V1.LedgerEvent wire)
    {
        if (wire.Header() is not { } header || wire.ToDomain() is not { } told)
        {
            return null;
        }

        var (lab, branch, sequence) = ResourceNames.ParseEvent(header.Name, "header.name");
        var isMuted = wire.Regression()?.Annotation?.MuteUntil is { } end && end > header.CreateTime;
        return new LoggedEvent(id, lab, branch, sequence, header.CreateTime.ToDateTimeOffset(), told, isMuted);
    }

    /// <summary>Whether a subscriber wants to be told of it.</summary>
    /// <param name="lab">The subscriber's lab.</param>
    /// <param name="filter">The subscriber's filter.</param>
    public bool IsWanted(LabName lab, Filter filter) => lab == Lab && !IsMuted && EventFilter.Holds(filter, Branch, Event);
}
