using Flights.Domain.Flights;

namespace Flights.Domain.Classification;

/// <summary>Tells what the entries of an allow list would have excused in flights that are classified.</summary>
/// <param name="list">The list.</param>
public sealed class AllowAudit(AllowList list)
{
    private readonly List<ExcusedRow>[] _excused = [.. list.Entries.Select(_ => new List<ExcusedRow>())];

    /// <summary>How many rows an allow file could excuse: the regressions, those that are excused already among them.</summary>
    public int RegressionCount { get; private set; }

    /// <summary>How many of them some entry excuses.</summary>
    public int ExcusedCount { get; private set; }

    /// <summary>Each entry with the rows that it excuses, in the order of the list and of the flights.</summary>
    public IEnumerable<(AllowEntry Entry, IReadOnlyList<ExcusedRow> Rows)> Entries =>
        list.Entries.Select((entry, index) => (entry, (IReadOnlyList<ExcusedRow>)_excused[index]));

    /// <summary>Takes in a flight.</summary>
    /// <param name="branch">Its branch.</param>
    /// <param name="flight">Its number.</param>
    /// <param name="opinions">What we think of its rows.</param>
    public void Add(BranchName branch, FlightNumber flight, EquatableList<Opinion> opinions)
    {
        foreach (var opinion in opinions)
        {
            // A blocker that a file can excuse comes of a pass in the baseline alone; osstest asks the files last of all.
            if (opinion.Effective.Summary.Kind == SummaryKind.Regression)
            {
                RegressionCount++;
                Add(new ExcusedRow(branch, flight, opinion));
            }
        }
    }

    private void Add(ExcusedRow row)
    {
        var isExcused = false;
        for (var i = 0; i < list.Entries.Count; i++)
        {
            if (list.Entries[i].IsInEffectAt(row.Flight) && list.Entries[i].Excuses(row.Opinion.Step))
            {
                _excused[i].Add(row);
                isExcused = true;
            }
        }

        ExcusedCount += isExcused ? 1 : 0;
    }
}

/// <summary>A regression that an entry of an allow list excuses.</summary>
/// <param name="Branch">The branch.</param>
/// <param name="Flight">The flight whose report lists it.</param>
/// <param name="Opinion">What we think of it.</param>
public sealed record ExcusedRow(BranchName Branch, FlightNumber Flight, Opinion Opinion)
{
    /// <summary>Whether it blocks as things are: no allow file of the lab excused it.</summary>
    public bool IsBlocking => Opinion.Effective.Blocker != Blocker.None;
}
