using Flights.Platform.Wire;

namespace Flights.Cli.Watch;

/// <summary>How far events were printed, and so where to go on after a cut.</summary>
/// <param name="first">The first request.</param>
internal sealed class WatchPlace(V1.WatchEventsRequest first)
{
    private readonly bool _wantsOthers = first.OtherBranches || first.Cursors.Count == 0;
    private readonly Dictionary<string, long> _passed =
        first.Cursors.ToDictionary(cursor => cursor.Branch, cursor => cursor.AfterSequence, StringComparer.Ordinal);

    /// <summary>Notes that an event was printed. One of a newer contract does not say which it is: the next one of its branch does.</summary>
    public void Pass(V1.LedgerEvent told)
    {
        if (told.Header() is { } header)
        {
            var (lab, branch, sequence) = ResourceNames.ParseEvent(header.Name, "header.name");
            _passed[ResourceNames.Branch(lab, branch)] = sequence;
        }
    }

    /// <summary>Asks for what was not printed yet.</summary>
    public V1.WatchEventsRequest Request()
    {
        var request = new V1.WatchEventsRequest { Filter = first.Filter, StartTime = first.StartTime, OtherBranches = _wantsOthers };
        request.Cursors.AddRange(_passed.Select(each => new V1.BranchCursor { Branch = each.Key, AfterSequence = each.Value }));
        return request;
    }
}
