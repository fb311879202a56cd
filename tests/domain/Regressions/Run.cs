using Flights.Domain.Classification;
using Flights.Domain.Flights;
using Flights.Domain.Regressions;

namespace Flights.Domain.Tests.Regressions;

/// <summary>An invented flight of the branch <c>plum-unstable</c>: what a test says of it, and the ledger's input that follows.</summary>
internal sealed record Run(long Number, params Row[] Rows)
{
    public static readonly LabName Lab = new("orchard");
    public static readonly BranchName Branch = new("plum-unstable");

    public static readonly BranchName OtherBranch = new("quince-unstable");

    /// <summary>The branch that it is of.</summary>
    public BranchName On { get; init; } = Branch;

    /// <summary>The jobs of the flight. One fails if a row of it fails, unless the row says that the step never passed.</summary>
    public string[] Jobs { get; init; } = ["build-amber", "build-birch", "build-cedar", "test-amber-vm", "test-birch-vm"];

    /// <summary>Jobs that end otherwise than their rows tell.</summary>
    public (string Job, StepStatus Status)[] JobStatuses { get; init; } = [];

    public string Targeted { get; init; } = "new";

    public string Baseline { get; init; } = "old";

    public PushOutcome? Push { get; init; }

    public long? Basis { get; init; }

    public string Blessing { get; init; } = "real";

    public long HistoryVersion { get; init; } = 1;

    /// <summary>Steps beside those of the rows, as a complete flight tells them; null for a mailed flight.</summary>
    public (string Job, string TestId, StepStatus Status)[]? Steps { get; init; }

    public Report Report { get; init; } = Report.Empty;

    public DateTimeOffset? ReportTime { get; init; }

    /// <summary>Which builds the jobs of a complete flight use.</summary>
    public (string Job, string Build)[] Needs { get; init; } = [];

    public LedgerFlight Input => new(Flight, Classification);

    private Flight Flight => new()
    {
        Lab = Lab,
        Number = new FlightNumber(Number),
        Branch = On,
        Blessing = new Blessing(Blessing),
        IntendedBlessing = Domain.Flights.Blessing.Real,
        Jobs = Jobs.Select(job => new Job(job, StatusOf(job))).ToEquatableList(),
        Failures = Rows.Select(FailureOf).ToEquatableList(),
        Targeted = new Versions([new TreeRevision("plum", Targeted)], null),
        Baseline = new Versions([new TreeRevision("plum", Baseline)], null),
        Push = Push is { } outcome ? new Push(outcome, [], []) : null,
        PushAges = Basis is { } basis
            ? [new PushAge(PushAgeKind.Basis, new FlightNumber(basis), new DateTimeOffset(2031, 5, 1, 6, 0, 0, TimeSpan.Zero), 0, null)]
            : [],
        Digest = new string('0', 64),
        Report = Report,
        ReportTime = ReportTime,
        Complete = Steps is null ? null : Complete(Steps),
    };

    private CompleteFlight Complete((string Job, string TestId, StepStatus Status)[] steps) => new()
    {
        Lab = Lab,
        Number = new FlightNumber(Number),
        Branch = On,
        Blessing = new Blessing(Blessing),
        IntendedBlessing = Domain.Flights.Blessing.Real,
        Jobs = Jobs
            .Select(job => new CompleteJob
            {
                Name = job,
                Status = StatusOf(job),
                Steps = Rows.Where(row => row.SeenIn is null).Select(row => (row.Job, row.TestId, row.Status)).Concat(steps)
                    .Where(step => step.Job == job)
                    .Select((step, index) => new CompleteStep { Number = index + 1, TestId = step.TestId, Status = step.Status })
                    .ToEquatableList(),
                Runvars = Needs.Where(need => need.Job == job)
                    .Select((need, index) => new Runvar($"{index}buildjob", need.Build))
                    .ToEquatableList(),
            })
            .ToEquatableList(),
    };

    private FlightClassification Classification => new(Verdict, Rows.Select(OpinionOn).ToEquatableList(), HistoryVersion, RulesVersion: 1);

    private FlightVerdict Verdict => Rows switch
    {
        [] => FlightVerdict.Perfect,
        _ when Rows.Any(row => row.Blocker == Blocker.Regression) => FlightVerdict.Regressions,
        _ when Rows.Any(row => row.Blocker != Blocker.None) => FlightVerdict.Problems,
        _ => FlightVerdict.Tolerable,
    };

    private StepStatus StatusOf(string job)
    {
        foreach (var (name, status) in JobStatuses)
        {
            if (name == job)
            {
                return status;
            }
        }

        var worst = Rows.FirstOrDefault(row =>
            row.Job == job && row.SeenIn is null && row.Status != StepStatus.Pass && row.Summary.Kind != SummaryKind.NeverPass);
        return worst?.Status ?? StepStatus.Pass;
    }

    private static StepFailure FailureOf(Row row) => new()
    {
        Step = new StepKey(row.Job, row.TestId),
        Status = row.Status,
        SeenIn = row.SeenIn is { } flight ? new FlightNumber(flight) : null,
        Summary = row.Summary,
        Section = row.Section,
    };

    private static Opinion OpinionOn(Row row) => new()
    {
        Step = new StepKey(row.Job, row.TestId),
        SeenIn = row.SeenIn is { } flight ? new FlightNumber(flight) : null,
        Status = row.Status,
        Rule = "invented",
        Own = new Finding(row.Summary, row.Blocker),
        Effective = new Finding(row.Summary, row.Blocker),
        Section = row.Section,
        Agreement = Agreement.Agrees,
    };
}
