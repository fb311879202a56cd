using Flights.Domain.Flights;

namespace Flights.Domain.Reports.Bisections;

/// <summary>The fixed words of a bisection's report, for its parser and its writer.</summary>
internal static class BisectionLabels
{
    public const string Rule = "----------------------------------------";
    public const string Branch = "branch ";
    public const string XenBranch = "xenbranch ";
    public const string Job = "job ";
    public const string TestId = "testid ";
    public const string Tree = "Tree: ";
    public const string Stars = "*** ";
    public const string StarsEnd = " ***";
    public const string InTree = "  Bug is in tree:  ";
    public const string Introduced = "  Bug introduced:  ";
    public const string NotPresent = "  Bug not present: ";
    public const string Repro = "  Last fail repro: ";
    public const string Indentation = "  ";
    public const string Graph = "For bisection revision-tuple graph see:";
    public const string GraphIndentation = "   ";
    public const string GraphEnd = "Revision IDs in each graph node refer, respectively, to the Trees above.";

    /// <summary>What the lines begin with that say what was bisected and what was found.</summary>
    public static readonly EquatableList<string> OfContent =
        [Branch, XenBranch, Job, TestId, Tree, Stars, InTree, Introduced, NotPresent, Repro, Graph];
}
