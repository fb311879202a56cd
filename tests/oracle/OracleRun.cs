using System.Diagnostics;
using Flights.Domain.Classification;
using Flights.Domain.Flights;
using Flights.Domain.Reports.Composing;
using Flights.Domain.Reports.Writing;

namespace Flights.Oracle.Tests;

/// <summary>All reports of the oracle made again from a history in memory, once, and held against what osstest's program wrote.</summary>
internal sealed class OracleRun
{
    private static readonly Lazy<OracleRun> Shared = new(() => new OracleRun());

    private readonly List<TimeSpan> _times = [];
    private readonly Dictionary<(string Scenario, string Output), (FlightJudgement Judgement, Flight Report)> _made = [];
    private readonly DailyScript _script = new();

    private OracleRun()
    {
        foreach (var scenario in OracleFolder.Scenarios())
        {
            Run(scenario);
        }
    }

    public static OracleRun Instance => Shared.Value;

    public Comparison Comparison { get; } = new();

    /// <summary>How long each judgement took, from shortest to longest.</summary>
    public IReadOnlyList<TimeSpan> Times => [.. _times.Order()];

    /// <summary>What follows from the complete facts for one report, and the report that was made of that.</summary>
    public (FlightJudgement Judgement, Flight Report) Made(Scenario scenario, Examination examination) =>
        _made[(scenario.Name, examination.Output)];

    private void Run(Scenario scenario)
    {
        var history = new FlightHistory();
        var next = 0;
        foreach (var examination in scenario.Examinations)
        {
            for (; next < scenario.Flights.Count && scenario.Flights[next].Number <= examination.VisibleUpTo; next++)
            {
                history.Add(scenario.Flights[next]);
            }

            Examine(scenario, examination, history);
        }
    }

    private void Examine(Scenario scenario, Examination examination, FlightHistory history)
    {
        var flight = history.Find(examination.Flight)!;
        var scope = examination.ScopeOn(scenario.Branch);
        var started = Stopwatch.GetTimestamp();
        var judgement = history.Judge(flight.Number, scope, examination.Allowed, ReportPolicy.Of2015);
        var ages = history.PushAges(scope);
        _times.Add(Stopwatch.GetElapsedTime(started));

        var push = DailyScript.PushOf(scenario, examination, flight, judgement.IsTolerable);
        var form = _script.FormOf(scenario, examination) with { SaysPushed = push == PushOutcome.Pushed };
        var report = ReportComposer.Compose(flight, judgement, scope, ages, ReportPolicy.Of2015, form);
        _made.Add((scenario.Name, examination.Output), (judgement, report));
        var said = new Said(
            ReportWriter.WriteHeaders(report)[0].Value,
            ProgramHeadersWriter.Write(report),
            ReportWriter.Write(report),
            MachineOutputWriter.Write(judgement, scope),
            push);
        Comparison.Hold(scenario, examination, said, new TieOrder(judgement, report));
    }
}
