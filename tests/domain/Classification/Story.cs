using Flights.Domain.Baselines;
using Flights.Domain.Classification;
using Flights.Domain.Flights;
using Flights.Domain.Tests.Flights;
using Flights.Domain.Tests.Histories;

namespace Flights.Domain.Tests.Classification;

/// <summary>An invented history of complete flights, told in few words, and what is asked of it.</summary>
internal sealed record Story
{
    private readonly FlightHistory _history = new();

    /// <summary>The flight that is judged.</summary>
    public long Flight { get; init; } = 300;

    public string This { get; init; } = "xen=new";

    public string That { get; init; } = "xen=old";

    public string Blessings { get; init; } = "real";

    public string FurtherBranches { get; init; } = "";

    public long? MaxFlight { get; init; }

    public long[] Excluded { get; init; } = [];

    public string[] Allowed { get; init; } = [];

    public ReportPolicy Policy { get; init; } = ReportPolicy.Later;

    public HistoryScope Scope => new()
    {
        Lab = LabName.Default,
        Branch = new BranchName("xen-unstable"),
        FurtherBranches = Told.Words(FurtherBranches).Select(branch => new BranchName(branch)).ToEquatableList(),
        Blessings = Told.Words(Blessings).Select(blessing => new Blessing(blessing)).ToEquatableList(),
        Targeted = Trees(This),
        Baseline = That.StartsWith("flight=", StringComparison.Ordinal)
            ? new Versions([], new FlightNumber(Told.Number(That[7..])))
            : new Versions(Trees(That), null),
        MaxFlight = MaxFlight is { } max ? new FlightNumber(max) : null,
        ExcludedFlights = Excluded.Select(flight => new FlightNumber(flight)).ToEquatableList(),
        Now = Told.Now,
    };

    /// <summary>Tells of a flight, as <see cref="Told.Flight"/> reads it.</summary>
    public Story With(string flight, params string[] jobs)
    {
        _history.Add(Told.Flight(flight, jobs));
        return this;
    }

    public FlightJudgement Judge()
    {
        var files = new AllowFile("allow.all", string.Concat(Allowed.Select(line => line + "\n")));
        return _history.Judge(new FlightNumber(Flight), Scope, AllowList.Read([files]).List, Policy);
    }

    public PushAgeFacts? PushAges() => _history.PushAges(Scope);

    public CompleteFlight Find() => _history.Find(new FlightNumber(Flight))!;

    /// <summary>Each failure in a line: <c>[in N: ]JOB TESTID STATUS[ SUMMARY] (BLOCKER, SECTION)</c>, in the order of work.</summary>
    public string Tell() => string.Join('\n', Judge().Failures.Select(failure =>
    {
        var where = failure.Flight.Value == Flight ? "" : $"in {failure.Flight}: ";
        var summary = failure.Finding.Summary.Text;
        var said = summary.Length > 0 ? $" {summary}" : "";
        return $"{where}{failure.Step} {failure.Status}{said} ({failure.Finding.Blocker}, {failure.Section})";
    }));

    private static EquatableList<TreeRevision> Trees(string text) =>
        Told.Words(text).Select(word => word.Split('=')).Select(sides => new TreeRevision(sides[0], sides[1])).ToEquatableList();
}
