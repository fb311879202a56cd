using Flights.Domain.Flights;

namespace Flights.Domain.Reports.Writing;

/// <summary>
/// Finds where a text reads otherwise than its facts are written. It goes over both once: where they part, it looks a few lines ahead for
/// the place where they meet again, then for the next line that stands once alone in what is written. Its time is linear.
/// </summary>
internal sealed class DeviationFinder
{
    private const int Ahead = 8;

    private readonly LineSink _written;
    private readonly TextLines _text;
    private readonly List<Deviation> _deviations = [];
    private Dictionary<int, int>? _places;

    private DeviationFinder(LineSink written, TextLines text) => (_written, _text) = (written, text);

    /// <summary>Finds the deviations, in order.</summary>
    /// <param name="written">The lines as they are written from the facts.</param>
    /// <param name="text">The lines as they stand in the text.</param>
    public static EquatableList<Deviation> Find(LineSink written, TextLines text)
    {
        var finder = new DeviationFinder(written, text);
        finder.Walk();
        return finder._deviations.ToEquatableList();
    }

    private void Walk()
    {
        var (w, t) = (0, 0);
        while (w < _written.Count || t < _text.Count)
        {
            if (Meet(w, t))
            {
                (w, t) = (w + 1, t + 1);
                continue;
            }

            var (nextW, nextT) = NearMeeting(w, t) ?? FarMeeting(w, t);
            Note(w, nextW, t, nextT);
            (w, t) = (nextW, nextT);
        }
    }

    private bool Meet(int w, int t) => w < _written.Count && t < _text.Count && _written[w].SequenceEqual(_text[t]);

    // An empty line alone is no meeting: the next line must agree too.
    private bool MeetForGood(int w, int t) =>
        (w == _written.Count && t == _text.Count)
        || (Meet(w, t) && (_written[w].Length > 0 || Meet(w + 1, t + 1) || (w + 1 == _written.Count && t + 1 == _text.Count)));

    private (int W, int T)? NearMeeting(int w, int t)
    {
        for (var distance = 1; distance <= Ahead; distance++)
        {
            for (var ahead = 0; ahead <= distance; ahead++)
            {
                if (MeetForGood(w + ahead, t + distance - ahead))
                {
                    return (w + ahead, t + distance - ahead);
                }
            }
        }

        return null;
    }

    private (int W, int T) FarMeeting(int w, int t)
    {
        _places ??= PlacesOfSingleLines();
        for (var next = t; next < _text.Count; next++)
        {
            if (_places.TryGetValue(string.GetHashCode(_text[next]), out var place) && place >= w && Meet(place, next))
            {
                return (place, next);
            }
        }

        return (_written.Count, _text.Count);
    }

    private Dictionary<int, int> PlacesOfSingleLines()
    {
        var places = new Dictionary<int, int>(_written.Count);
        for (var w = 0; w < _written.Count; w++)
        {
            var hash = string.GetHashCode(_written[w]);
            places[hash] = places.ContainsKey(hash) || _written[w].IsEmpty ? -1 : w;
        }

        return places;
    }

    // Line by line where both have as many, so that a fact that changes takes no other line with it.
    private void Note(int w, int nextW, int t, int nextT)
    {
        if (nextW - w != nextT - t)
        {
            Add(w, nextW, t, nextT);
            return;
        }

        for (; w < nextW; w++, t++)
        {
            if (!Meet(w, t))
            {
                Add(w, w + 1, t, t + 1);
            }
        }
    }

    private void Add(int w, int nextW, int t, int nextT)
    {
        var (part, line) = _written.PlaceOf(w);
        _deviations.Add(new Deviation(
            part,
            line,
            Enumerable.Range(w, nextW - w).Select(index => _written[index].ToString()).ToEquatableList(),
            Enumerable.Range(t, nextT - t).Select(index => _text[index].ToString()).ToEquatableList()));
    }
}
