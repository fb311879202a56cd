using Flights.BaselineStore.Recording;
using Flights.Domain.Baselines;
using Flights.Domain.Flights;

namespace Flights.BaselineStore.Evidence;

/// <summary>
/// Which flights certainly count for a mailed report: those that osstest looked at, by its options, and that tested the revisions. A
/// mail names neither the options nor all that its flight tested, but its rows show some of it: a flight that a row leans on
/// counts. No row is evidence for itself.
/// </summary>
internal sealed class Certainty
{
    private readonly Flight _flight;
    private readonly List<Mention>[] _mentions;
    private readonly bool _sidesAreOne;

    /// <summary>Reads what the rows of a report show.</summary>
    public Certainty(Flight flight)
    {
        _flight = flight;
        _mentions = [.. flight.Failures.Select(row => ToldFacts.MentionsOf(row).ToList())];
        _sidesAreOne = flight.Targeted.SameAs(flight.Baseline);
    }

    /// <summary>Whether every main flight counts: a flight that is meant to be one, or to belong to one, is compared with them, and none is
    /// left out on purpose. osstest 2015 fails with an SQL error if it has to print push-age lines and to leave flights out
    /// (<c>--exclude-flights</c>).</summary>
    public bool CountsMainFlights =>
        _flight.PushAges.Count > 0 && (Meant.CountsAsEvidence || Meant == Blessing.Running);

    private Blessing Meant => _flight.IntendedBlessing ?? _flight.Blessing;

    /// <summary>Whether a likeness certainly holds and counts for a row.</summary>
    public bool Holds(Likeness likeness, int row)
    {
        var side = likeness.Role == CandidateRole.Baseline ? Side.Baseline : Side.Targeted;
        return _flight.Baseline.Flight?.Value == likeness.Number
            || IsNamedByAnother(row, mention => mention.Flight.Value == likeness.Number && (_sidesAreOne || mention.Side == side))
            || (likeness.IsShown && CountsMainFlights && Counts(likeness.Blessing, row));
    }

    /// <summary>Whether a row other than one names a flight.</summary>
    public bool Names(long flight, int row) => IsNamedByAnother(row, mention => mention.Flight.Value == flight);

    // Whether it counts others than main flights, a row shows that leans on one of that blessing.
    private bool Counts(Blessing blessing, int row) =>
        blessing == Blessing.Real || IsNamedByAnother(row, mention => mention.Blessing == blessing);

    private bool IsNamedByAnother(int row, Predicate<Mention> isIt)
    {
        for (var i = 0; i < _mentions.Length; i++)
        {
            if (i != row && _mentions[i].Exists(isIt))
            {
                return true;
            }
        }

        return false;
    }
}
