using Flights.Domain.Classification;
using Flights.Domain.Flights;
using Flights.Domain.Regressions;

namespace Flights.Domain.Filtering;

/// <summary>Filters over the events of the ledger.
/// <list type="table">
/// <item><term><c>branch</c></term><description>the branch of the event</description></item>
/// <item><term><c>job</c>, <c>testid</c></term><description>of the step that regressed; of a gate those of each step that shuts it</description></item>
/// <item><term><c>class</c></term><description><c>regression</c> for an event of a regression, and <c>intermittent</c> or <c>excused</c> if it is marked so;
/// of a gate how each step shuts it: <c>regression</c>, <c>broken</c> or <c>unfinished</c></description></item>
/// <item><term><c>kind</c></term><description>what happened, by <see cref="LedgerEventWords"/></description></item>
/// <item><term><c>tree</c></term><description>of a regression, each tree with another revision than the baseline's: the culprit is in one of them</description></item>
/// <item><term><c>novelty</c></term><description><see cref="EventNovelty"/></description></item>
/// </list></summary>
public static class EventFilter
{
    private const string Branch = "branch";
    private const string Job = "job";
    private const string TestId = "testid";
    private const string Class = "class";
    private const string Kind = "kind";
    private const string Tree = "tree";
    private const string Novelty = "novelty";

    private const string Intermittent = "intermittent";
    private const string Excused = "excused";

    /// <summary>The fields.</summary>
    public static FilterSchema Schema { get; } = new(
    [
        new FilterField(Branch, []),
        new FilterField(Job, []),
        new FilterField(TestId, []),
        new FilterField(Class, [Word(Blocker.Regression), Word(Blocker.Broken), Word(Blocker.Unfinished), Intermittent, Excused]),
        new FilterField(Kind, [.. LedgerEventWords.All]),
        new FilterField(Tree, []),
        new FilterField(Novelty, [.. Enum.GetValues<EventNovelty>().Select(novelty => Word(novelty))]),
    ]);

    /// <summary>Reads a filter over events.</summary>
    public static FilterResult Read(string text) => FilterReader.Read(text, Schema);

    /// <summary>Whether an event of a branch fulfils a filter that was read by <see cref="Read"/>.</summary>
    public static bool Holds(Filter filter, BranchName branch, LedgerEvent told) => filter.Holds(field => ValuesOf(field, branch, told));

    private static IEnumerable<string> ValuesOf(string field, BranchName branch, LedgerEvent told) => field switch
    {
        Branch => [branch.Value],
        Job => StepsOf(told).Select(step => step.Job),
        TestId => StepsOf(told).Select(step => step.TestId),
        Class => ClassesOf(told),
        Kind => [told.Kind.Word()],
        Tree => TreesOf(told),
        Novelty => [Word(EventNovelties.Of(told))],
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "No event has this field."),
    };

    private static IEnumerable<StepKey> StepsOf(LedgerEvent told) => told switch
    {
        RegressionEvent regression => [regression.Regression.Step],
        GateEvent gate => gate.Change.Blockers.Select(blocker => blocker.Step),
        GateStuckEvent stuck => stuck.Notice.Blockers.Select(blocker => blocker.Step),
        _ => [],
    };

    private static IEnumerable<string> ClassesOf(LedgerEvent told)
    {
        switch (told)
        {
            case RegressionEvent { Regression: var regression }:
                yield return Word(Blocker.Regression);
                if (regression.Intermittent)
                {
                    yield return Intermittent;
                }

                if (regression.Excused)
                {
                    yield return Excused;
                }

                break;
            case GateEvent gate:
                foreach (var blocker in gate.Change.Blockers)
                {
                    yield return Word(blocker.Blocker);
                }

                break;
            case GateStuckEvent stuck:
                foreach (var blocker in stuck.Notice.Blockers)
                {
                    yield return Word(blocker.Blocker);
                }

                break;
        }
    }

    private static IEnumerable<string> TreesOf(LedgerEvent told) =>
        told is RegressionEvent regression
            ? regression.Regression.Ranges.Where(range => range.Good != range.Bad).Select(range => range.Tree)
            : [];

    private static string Word<TWord>(TWord word)
        where TWord : struct, Enum => word.ToString().ToLowerInvariant();
}
