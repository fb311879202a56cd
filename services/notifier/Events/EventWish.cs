using System.Globalization;
using Flights.Domain.Filtering;
using Flights.Domain.Flights;
using Flights.Platform.Errors;
using Flights.Platform.Wire;
using Google.Protobuf.Collections;

namespace Flights.Notifier.Events;

/// <summary>Which events somebody wants who watches, and from where on.</summary>
internal sealed class EventWish
{
    private const int MaxCursors = 10_000;

    private readonly Dictionary<(LabName Lab, BranchName Branch), long> _cursors;
    private readonly bool _wantsOthers;

    // All events need not be decoded for it.
    private readonly Filter? _filter;

    private EventWish(Dictionary<(LabName Lab, BranchName Branch), long> cursors, bool wantsOthers, DateTimeOffset? startTime, Filter? filter)
    {
        _cursors = cursors;
        _wantsOthers = wantsOthers;
        StartTime = startTime;
        _filter = filter;
    }

    /// <summary>Where to begin in branches without a cursor, or null for their beginning.</summary>
    public DateTimeOffset? StartTime { get; }

    /// <summary>Reads a request.</summary>
    /// <exception cref="FlightsException">It is wrong: a resource name, a filter, or <c>INVALID_CURSOR</c>.</exception>
    public static EventWish Of(V1.WatchEventsRequest request)
    {
        var wantsOthers = request.OtherBranches || request.Cursors.Count == 0;
        if (request.StartTime is not null && !wantsOthers)
        {
            throw Invalid("All branches that are wanted have a cursor: leave the time out, or ask for the other branches too.", "start_time");
        }

        return new EventWish(
            Cursors(request.Cursors),
            wantsOthers,
            request.StartTime?.ToDateTimeOffset(),
            request.Filter.Length == 0 ? null : EventFilters.Read(request.Filter, "filter"));
    }

    /// <summary>Whether events of a branch are wanted.</summary>
    public bool Wants(BranchEnd branch) => _wantsOthers || _cursors.ContainsKey((branch.Lab, branch.Branch));

    /// <summary>Whether an event of a branch is wanted. One that a newer version wrote is, if no filter must understand it.</summary>
    public bool Wants(BranchName branch, V1.LedgerEvent told) =>
        _filter is null || (told.ToDomain() is { } understood && EventFilter.Holds(_filter, branch, understood));

    /// <summary>The last sequence of a branch that is known already, or null if that has no cursor.</summary>
    public long? CursorOf(BranchEnd branch) => _cursors.TryGetValue((branch.Lab, branch.Branch), out var after) ? after : null;

    /// <summary>Checks that no cursor lies beyond the last event of its branch. Such a cursor is from another event log, or from one that has
    /// lost its end: to wait for its sequence would skip events silently.</summary>
    /// <exception cref="FlightsException"><c>CURSOR_BEYOND_END</c>.</exception>
    public void CheckEnds(IEnumerable<BranchEnd> ends)
    {
        var known = ends.ToDictionary(end => (end.Lab, end.Branch), end => end.Sequence);
        foreach (var ((lab, branch), after) in _cursors)
        {
            var last = known.GetValueOrDefault((lab, branch));
            if (after > last)
            {
                throw BeyondEnd(ResourceNames.Branch(lab, branch), after, last);
            }
        }
    }

    private static Dictionary<(LabName Lab, BranchName Branch), long> Cursors(RepeatedField<V1.BranchCursor> given)
    {
        if (given.Count > MaxCursors)
        {
            throw Invalid($"There are {given.Count} cursors, more than {MaxCursors}.", "cursors");
        }

        var cursors = new Dictionary<(LabName Lab, BranchName Branch), long>();
        for (var index = 0; index < given.Count; index++)
        {
            var field = $"cursors[{index}]";
            var branch = ResourceNames.ParseBranch(given[index].Branch, $"{field}.branch");
            if (given[index].AfterSequence < 0)
            {
                throw Invalid("A sequence must not be negative.", $"{field}.after_sequence");
            }

            if (!cursors.TryAdd(branch, given[index].AfterSequence))
            {
                throw Invalid($"There are two cursors for '{given[index].Branch}'.", $"{field}.branch");
            }
        }

        return cursors;
    }

    private static FlightsException BeyondEnd(string branch, long after, long last)
    {
        var end = last.ToString(CultureInfo.InvariantCulture);
        return new FlightsException(
            ErrorKind.InvalidArgument,
            "CURSOR_BEYOND_END",
            string.Create(CultureInfo.InvariantCulture, $"The last event of '{branch}' has the sequence {end}; there is none {after} yet."))
        {
            Field = "cursors",
            Metadata = new Dictionary<string, string> { ["last_sequence"] = end },
        };
    }

    private static FlightsException Invalid(string message, string field) => new(ErrorKind.InvalidArgument, "INVALID_CURSOR", message) { Field = field };
}
