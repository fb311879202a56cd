using Flights.Domain.Classification;
using Flights.Domain.Flights;

namespace Flights.Domain.Filtering;

/// <summary>Filters over the reports of flights.
/// <list type="table">
/// <item><term><c>branch</c></term><description>the branch of the flight</description></item>
/// <item><term><c>job</c>, <c>testid</c></term><description>of each row</description></item>
/// <item><term><c>class</c></term><description>of each row what its step does to the push gate, <c>regression</c>, <c>broken</c> or <c>unfinished</c>, or
/// why it does nothing: <c>intermittent</c> or <c>excused</c></description></item>
/// <item><term><c>tree</c></term><description>each tree with another revision than the baseline's</description></item>
/// </list></summary>
public static class ReportFilter
{
    private const string Branch = "branch";
    private const string Job = "job";
    private const string TestId = "testid";
    private const string Class = "class";
    private const string Tree = "tree";

    private const string Intermittent = "intermittent";
    private const string Excused = "excused";

    /// <summary>The fields.</summary>
    public static FilterSchema Schema { get; } = new(
    [
        new FilterField(Branch, []),
        new FilterField(Job, []),
        new FilterField(TestId, []),
        new FilterField(Class, [Word(Blocker.Regression), Word(Blocker.Broken), Word(Blocker.Unfinished), Intermittent, Excused]),
        new FilterField(Tree, []),
    ]);

    /// <summary>Reads a filter over reports.</summary>
    public static FilterResult Read(string text) => FilterReader.Read(text, Schema);

    /// <summary>Whether the report of a flight fulfils a filter that was read by <see cref="Read"/>.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="flight">The flight.</param>
    /// <param name="opinions">What we think of it: one opinion for each row.</param>
    public static bool Holds(Filter filter, Flight flight, IEnumerable<Opinion> opinions) => filter.Holds(field => field switch
    {
        Branch => [flight.Branch.Value],
        Job => opinions.Select(opinion => opinion.Step.Job),
        TestId => opinions.Select(opinion => opinion.Step.TestId),
        Class => opinions.SelectMany(ClassesOf),
        Tree => flight.Targeted.Trees.Where(tree => flight.Baseline.RevisionOf(tree.Tree) != tree.Revision).Select(tree => tree.Tree),
        _ => throw new ArgumentOutOfRangeException(nameof(filter), field, "No report has this field."),
    });

    private static IEnumerable<string> ClassesOf(Opinion opinion) => opinion switch
    {
        { Effective.Blocker: not Blocker.None and var blocker } => [Word(blocker)],
        { Section: ReportSection.Intermittent } => [Intermittent],
        { Section: ReportSection.Allowable } => [Excused],
        _ => [],
    };

    private static string Word(Blocker blocker) => blocker.ToString().ToLowerInvariant();
}
