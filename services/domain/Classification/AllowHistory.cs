using Flights.Domain.Flights;

namespace Flights.Domain.Classification;

/// <summary>What the allow files of one lab were over the time. A flight is judged by the files as they were when it was reported, so
/// that a later change does not rewrite the past; the lines below a remark <c># from flight N</c> are about the flights from N on whenever
/// these were reported, also if the lines came later.</summary>
/// <remarks>It is a function of the set of readings, whatever their order, and of nothing else. A reading that repeats the one before it
/// changes nothing.</remarks>
public sealed class AllowHistory
{
    /// <summary>The lab has no allow files.</summary>
    public static readonly AllowHistory Empty = new([]);

    private readonly (AllowMoment Moment, ILookup<string, AllowLine> DatedNews)[] _moments;

    private AllowHistory((AllowMoment Moment, ILookup<string, AllowLine> DatedNews)[] moments) => _moments = moments;

    /// <summary>The newest reading, or null.</summary>
    public AllowReading? Latest => _moments.Length == 0 ? null : _moments[^1].Moment.Reading;

    /// <summary>The history with one more reading.</summary>
    public AllowHistory With(AllowReading reading)
    {
        var place = PlaceOf(reading);
        if (place < _moments.Length && AllowMoment.Compare(_moments[place].Moment.Reading, reading) == 0)
        {
            return this;
        }

        var added = new AllowMoment(reading);
        (AllowMoment Moment, ILookup<string, AllowLine> DatedNews)[] moments =
            [.. _moments[..place], (added, DatedNews(added, MomentBefore(place))), .. _moments[place..]];
        if (place + 1 < moments.Length)
        {
            moments[place + 1].DatedNews = DatedNews(moments[place + 1].Moment, added);
        }

        return new AllowHistory(moments);
    }

    /// <summary>What the newest reading says, in the order of its files, each with the time of the reading since which it has been said.</summary>
    public IReadOnlyList<(AllowEntry Entry, DateTimeOffset Since)> Standing()
    {
        var standing = new List<(AllowEntry Entry, DateTimeOffset Since)>();
        if (_moments.Length > 0)
        {
            foreach (var (subject, line) in _moments[^1].Moment.Lines)
            {
                if (line.Entry is { } entry)
                {
                    var last = Array.FindLastIndex(_moments, each => !each.Moment.Says(subject, line));
                    standing.Add((entry, _moments[last + 1].Moment.Reading.Time));
                }
            }
        }

        return standing;
    }

    /// <summary>What is excused in a flight.</summary>
    /// <param name="branch">Its branch.</param>
    /// <param name="flight">Its number.</param>
    /// <param name="reported">When it was reported.</param>
    public AllowList InEffectFor(BranchName branch, FlightNumber flight, DateTimeOffset reported)
    {
        var excused = new OrderedDictionary<string, AllowEntry>(StringComparer.Ordinal);
        var then = Array.FindLastIndex(_moments, each => each.Moment.Reading.Time <= reported);
        for (var i = Math.Max(then, 0); i < _moments.Length; i++)
        {
            var (moment, news) = _moments[i];
            foreach (var line in i == then ? moment.LinesFor(branch) : AllowMoment.For(branch, news))
            {
                if (line.IsAbout(flight))
                {
                    Apply(line, excused);
                }
            }
        }

        return new AllowList(excused.Values.ToEquatableList());
    }

    /// <summary>What a reading that is not in the history may change, if it is added. It may name more than that, never less.</summary>
    public IReadOnlyList<AllowChange> ChangesBy(AllowReading reading)
    {
        var changes = new List<AllowChange>();
        foreach (var (subject, before, now) in new AllowMoment(reading).ChangedSince(MomentBefore(PlaceOf(reading))))
        {
            var lines = before.Concat(now).ToList();
            if (lines.Find(line => line.Entry is not null) is { Entry: { } entry })
            {
                changes.Add(new AllowChange(subject, entry, lines.Min(line => line.From), reading.Time));
            }
        }

        return changes;
    }

    // What names its flights reaches into the past when it is said, and not each time that the files are read again.
    private static ILookup<string, AllowLine> DatedNews(AllowMoment moment, AllowMoment? before) => moment
        .ChangedSince(before)
        .SelectMany(each => each.Now.Where(line => line.From is not null).Select(line => (each.Subject, Line: line)))
        .ToLookup(each => each.Subject, each => each.Line, StringComparer.Ordinal);

    private static void Apply(AllowLine line, OrderedDictionary<string, AllowEntry> excused)
    {
        if (line.TakesBack)
        {
            excused.Remove(line.Pattern);
        }
        else
        {
            excused.TryAdd(line.Pattern, line.Entry!);
        }
    }

    private AllowMoment? MomentBefore(int place) => place == 0 ? null : _moments[place - 1].Moment;

    private int PlaceOf(AllowReading reading)
    {
        var place = Array.FindIndex(_moments, each => AllowMoment.Compare(each.Moment.Reading, reading) >= 0);
        return place < 0 ? _moments.Length : place;
    }
}
