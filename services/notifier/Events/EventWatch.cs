using System.Globalization;
using System.Runtime.CompilerServices;
using Flights.Domain.Flights;
using Flights.Platform.Errors;
using Flights.Platform.Wire;

namespace Flights.Notifier.Events;

/// <summary>Reads the event log from a cursor on, and goes on with each new event as it is written: each event once, those of one
/// branch in sequence.</summary>
/// <param name="log">The event log.</param>
/// <param name="signal">Wakes the readers.</param>
public sealed class EventWatch(EventLog log, EventSignal signal)
{
    private const int PageSize = 100;

    /// <summary>The events after the cursors; those of all branches, from their beginning, if there is no cursor.</summary>
    /// <param name="cursors">Where to begin, for each branch that is wanted.</param>
    /// <param name="cancellationToken">Ends the stream with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="FlightsException">A cursor is none, or lies beyond the events that were ever written.</exception>
    public async IAsyncEnumerable<V1.LedgerEvent> ReadAsync(
        IReadOnlyList<V1.BranchCursor> cursors, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var places = Places(cursors);
        var all = places.Count == 0;
        CheckEnds(places, await log.EndsAsync(cancellationToken));
        while (true)
        {
            var next = signal.Next;
            foreach (var end in await log.EndsAsync(cancellationToken))
            {
                var key = (end.Lab, end.Branch);
                var wanted = places.TryGetValue(key, out var after) || all;
                while (wanted && after < end.Sequence)
                {
                    foreach (var told in await log.ReadAsync(end.BranchId, after, PageSize, cancellationToken))
                    {
                        yield return told;
                        after = told.Header()?.Sequence ?? after + 1;
                    }

                    places[key] = after;
                }
            }

            await next.WaitAsync(cancellationToken);
        }
    }

    private static Dictionary<(LabName Lab, BranchName Branch), long> Places(IReadOnlyList<V1.BranchCursor> cursors)
    {
        var places = new Dictionary<(LabName Lab, BranchName Branch), long>();
        for (var index = 0; index < cursors.Count; index++)
        {
            var field = $"cursors[{index}]";
            var branch = ResourceNames.ParseBranch(cursors[index].Branch, $"{field}.branch");
            if (cursors[index].AfterSequence < 0)
            {
                throw Invalid("INVALID_CURSOR", "A sequence must not be negative.", $"{field}.after_sequence");
            }

            if (!places.TryAdd(branch, cursors[index].AfterSequence))
            {
                throw Invalid("INVALID_CURSOR", $"There are two cursors for '{cursors[index].Branch}'.", $"{field}.branch");
            }
        }

        return places;
    }

    // Such a cursor is from another event log, or from one that has lost its end: to wait for its sequence would skip events silently.
    private static void CheckEnds(Dictionary<(LabName Lab, BranchName Branch), long> places, List<BranchEnd> ends)
    {
        var known = ends.ToDictionary(end => (end.Lab, end.Branch), end => end.Sequence);
        foreach (var ((lab, branch), after) in places)
        {
            var last = known.GetValueOrDefault((lab, branch));
            if (after > last)
            {
                throw BeyondEnd(ResourceNames.Branch(lab, branch), after, last);
            }
        }
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

    private static FlightsException Invalid(string reason, string message, string field) =>
        new(ErrorKind.InvalidArgument, reason, message) { Field = field };
}
