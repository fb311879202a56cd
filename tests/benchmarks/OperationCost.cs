namespace Flights.Benchmarks;

/// <summary>What an operation cost.</summary>
internal sealed class OperationCost
{
    private readonly List<double> _rounds = [];
    private readonly List<double>[] _shots;

    public OperationCost(int mails)
    {
        _shots = [.. Enumerable.Range(0, mails).Select(_ => new List<double>())];
        Allocated = new long[mails];
        Array.Fill(Allocated, long.MaxValue);
    }

    /// <summary>The least bytes that were allocated for each mail.</summary>
    public long[] Allocated { get; }

    /// <summary>The bytes that were allocated for all mails together.</summary>
    public long AllocatedTotal => Allocated.Sum();

    /// <summary>How much processor time all mails together took, in microseconds, in each round.</summary>
    public IReadOnlyList<double> Rounds => _rounds;

    /// <summary>How long a mail took, in microseconds: the median of all times that it was done.</summary>
    public double MedianOf(int mail) => _shots[mail].Median();

    /// <summary>Adds a round.</summary>
    public void AddRound(double microseconds) => _rounds.Add(microseconds);

    /// <summary>Adds the time that a mail took once, and what was allocated for it.</summary>
    public void AddShot(int mail, double microseconds, long allocated)
    {
        _shots[mail].Add(microseconds);
        Allocated[mail] = Math.Min(Allocated[mail], allocated);
    }
}
