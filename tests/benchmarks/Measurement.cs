using System.Diagnostics;

namespace Flights.Benchmarks;

/// <summary>
/// What some operations cost on the same mails. All are done in turn, round after round, so that a slow moment of the machine meets each
/// of them; a round does an operation often enough that the garbage it makes is collected within. The time of a round is that of the
/// processor, which does not count what other programs took.
/// </summary>
internal sealed class Measurement
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan RoundLength = TimeSpan.FromMilliseconds(150);

    private const int WarmPasses = 10;

    private readonly Dictionary<Operation, OperationCost> _costs;

    private Measurement(Dictionary<Operation, OperationCost> costs) => _costs = costs;

    /// <summary>What an operation cost.</summary>
    public OperationCost this[Operation operation] => _costs[operation];

    /// <summary>Measures.</summary>
    /// <param name="operations">What to do.</param>
    /// <param name="mails">The mails to do it with.</param>
    /// <param name="rounds">How many rounds.</param>
    public static Measurement Run(IReadOnlyList<Operation> operations, IReadOnlyList<BenchmarkMail> mails, int rounds)
    {
        var costs = operations.ToDictionary(operation => operation, _ => new OperationCost(mails.Count));
        var passes = operations.ToDictionary(operation => operation, operation => PassesOfRound(operation, mails));
        for (var round = 0; round < rounds; round++)
        {
            foreach (var operation in operations)
            {
                RunRound(operation, mails, passes[operation], costs[operation]);
            }
        }

        return new Measurement(costs);
    }

    // Warms up until the compiler has done its best, which it does beside the program; then tells how often all mails fit into a round.
    private static int PassesOfRound(Operation operation, IReadOnlyList<BenchmarkMail> mails)
    {
        var start = Environment.CpuUsage.TotalTime;
        while (Environment.CpuUsage.TotalTime - start < WarmUp)
        {
            RunRound(operation, mails, 1, new OperationCost(mails.Count));
        }

        var pass = new OperationCost(mails.Count);
        RunRound(operation, mails, WarmPasses, pass);
        return Math.Max(1, (int)(RoundLength.TotalMicroseconds / pass.Rounds[0]));
    }

    private static void RunRound(Operation operation, IReadOnlyList<BenchmarkMail> mails, int passes, OperationCost cost)
    {
        var before = Environment.CpuUsage.TotalTime;
        for (var pass = 0; pass < passes; pass++)
        {
            for (var i = 0; i < mails.Count; i++)
            {
                var allocated = GC.GetAllocatedBytesForCurrentThread();
                var start = Stopwatch.GetTimestamp();
                operation.Run(mails[i]);
                var time = Stopwatch.GetElapsedTime(start);
                cost.AddShot(i, time.TotalMicroseconds, GC.GetAllocatedBytesForCurrentThread() - allocated);
            }
        }

        cost.AddRound((Environment.CpuUsage.TotalTime - before).TotalMicroseconds / passes);
    }
}
