using Flights.Domain.Baselines;
using Flights.Domain.Flights;

namespace Flights.BaselineStore.Recording;

/// <summary>What a flight's report tells of other flights.</summary>
internal static class ToldFacts
{
    /// <summary>The flights that a report names and whose revisions follow from how it names them.</summary>
    /// <remarks>
    /// osstest compares a row with flights of the baseline (<c>REGR. vs.</c>, <c>like</c>, <c>blocked in</c> and so on) and looks for
    /// passes in flights of the targeted revisions (<c>pass in</c>); what it found there is printed with <c>in</c>. Of a flight that is
    /// named in several ways the blessing that says most is kept. A flight whose report shows that it tested what it targeted is among
    /// them itself.
    /// </remarks>
    public static IReadOnlyList<Mention> MentionsOf(Flight flight)
    {
        var blessings = new SortedDictionary<(FlightNumber Flight, Side Side), string>();
        if (OwnBuilds.ShowRevisions(flight))
        {
            blessings.Add((flight.Number, Side.Targeted), flight.Blessing.Word);
        }

        foreach (var mention in AllMentionsOf(flight))
        {
            var key = (mention.Flight, mention.Side);
            if (mention.Flight != flight.Number
                && (!blessings.TryGetValue(key, out var known) || string.CompareOrdinal(known, mention.Blessing.Word) < 0))
            {
                blessings[key] = mention.Blessing.Word;
            }
        }

        return [.. blessings.Select(each => new Mention(each.Key.Flight, each.Key.Side, new Blessing(each.Value)))];
    }

    /// <summary>The flights that a row names. osstest looked at them and found the revisions there.</summary>
    public static IEnumerable<Mention> MentionsOf(StepFailure row)
    {
        if (row.SeenIn is { } seenIn)
        {
            yield return new Mention(seenIn, Side.Targeted, Blessing.Real);
        }

        if (row.Summary.Flight is { } named && SideOf(row.Summary.Kind) is { } side)
        {
            yield return new Mention(named, side, new Blessing(Blessing.Real.Word + row.Summary.FlightSuffix));
        }
    }

    /// <summary>What the rows of a report tell of steps in other flights.</summary>
    public static IEnumerable<PartialFact> PartialFactsOf(Flight flight)
    {
        for (var index = 0; index < flight.Failures.Count; index++)
        {
            foreach (var fact in FactsOf(flight, flight.Failures[index], index).DistinctBy(fact => fact.Flight))
            {
                if (fact.Flight != flight.Number)
                {
                    yield return fact;
                }
            }
        }
    }

    private static IEnumerable<Mention> AllMentionsOf(Flight flight)
    {
        foreach (var retest in flight.Retests)
        {
            yield return new Mention(retest.Flight, Side.Targeted, retest.Blessing);
        }

        if (flight.PushAge(PushAgeKind.Basis)?.Flight is { } basis)
        {
            yield return new Mention(basis, Side.Baseline, Blessing.Real);
        }

        if (flight.PushAge(PushAgeKind.TestingSince)?.Flight is { } since)
        {
            yield return new Mention(since, Side.Targeted, Blessing.Real);
        }

        foreach (var mention in flight.Failures.SelectMany(MentionsOf))
        {
            yield return mention;
        }
    }

    private static Side? SideOf(SummaryKind kind) => kind switch
    {
        SummaryKind.PassIn => Side.Targeted,
        SummaryKind.Regression or SummaryKind.Like or SummaryKind.BlockedIn or SummaryKind.FailedIn or SummaryKind.StatusIn =>
            Side.Baseline,
        _ => null,
    };

    private static IEnumerable<PartialFact> FactsOf(Flight flight, StepFailure row, int index)
    {
        if (row.SeenIn is { } seenIn)
        {
            yield return new PartialFact(seenIn, row.Step, index, row.Status, BySilence: false);
        }

        if (row.Summary.Flight is { } named && SideOf(row.Summary.Kind) is not null)
        {
            yield return new PartialFact(named, row.Step, index, StatusThere(row), BySilence: false);
        }

        if (row.Summary.Kind == SummaryKind.PassIn)
        {
            yield break;
        }

        // osstest prints 'pass in' where a flight of the same revisions passed, and it had the retests before it when it wrote.
        foreach (var retest in flight.Retests)
        {
            yield return new PartialFact(retest.Flight, row.Step, index, null, BySilence: true);
        }
    }

    private static StepStatus? StatusThere(StepFailure row) => row.Summary.Kind switch
    {
        SummaryKind.Regression or SummaryKind.PassIn => StepStatus.Pass,
        SummaryKind.Like => row.Status,
        SummaryKind.FailedIn => StepStatus.Fail,
        SummaryKind.StatusIn => new StepStatus(row.Summary.Word),
        _ => null,
    };
}
