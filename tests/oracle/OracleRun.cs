using System.Diagnostics;
using Flights.Domain.Classification;
using Flights.Domain.Flights;
using Flights.Domain.Regressions;
using Flights.Domain.Reports;
using Flights.Domain.Reports.Composing;
using Flights.Domain.Reports.Writing;

namespace Flights.Oracle.Tests;

/// <summary>All reports of the oracle made again, once, and held against what osstest's program wrote.</summary>
internal sealed class OracleRun
{
    private static readonly Lazy<OracleRun> Shared = new(() => new OracleRun());

    private readonly List<Difference> _differences = [];
    private readonly Dictionary<Part, int> _compared = [];
    private readonly List<TimeSpan> _times = [];
    private readonly Dictionary<(string Scenario, string Output), (FlightJudgement Judgement, Flight Report)> _made = [];
    private ReportForm? _lab;

    private OracleRun()
    {
        foreach (var scenario in OracleFolder.Scenarios())
        {
            Run(scenario);
        }
    }

    public static OracleRun Instance => Shared.Value;

    /// <summary>How long each judgement took, from shortest to longest.</summary>
    public IReadOnlyList<TimeSpan> Times => [.. _times.Order()];

    /// <summary>What follows from the complete facts for one report, and the report that was made of that.</summary>
    public (FlightJudgement Judgement, Flight Report) Made(Scenario scenario, Examination examination) =>
        _made[(scenario.Name, examination.Output)];

    public int Compared(Part part) => _compared.GetValueOrDefault(part);

    public IReadOnlyList<Difference> Differences(Part part) => [.. _differences.Where(difference => difference.Part == part)];

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

        var push = PushOf(scenario, examination, flight, judgement);
        var form = FormOf(scenario, examination) with { SaysPushed = push == PushOutcome.Pushed };
        var report = ReportComposer.Compose(flight, judgement, scope, ages, ReportPolicy.Of2015, form);
        _made.Add((scenario.Name, examination.Output), (judgement, report));
        var ties = new TieOrder(judgement, report);
        void Hold(Part part, string expected, string actual) => Compare(part, scenario, examination, expected, actual);

        Hold(Part.Headers, ties.OfHeaders(scenario.Read(examination, "headers")), ties.OfHeaders(ProgramHeadersWriter.Write(report)));
        Hold(Part.Body, ties.OfBody(scenario.Read(examination, "report.txt")), ties.OfBody(ReportWriter.Write(report)));
        Hold(Part.Push, examination.PushResult ?? "none", WordOf(push));
        if (examination.Subject is { } subject)
        {
            Hold(Part.Subject, subject, ReportWriter.WriteHeaders(report)[0].Value);
        }

        if (examination.HasMachineOutput)
        {
            var machineOutput = MachineOutputWriter.Write(judgement, scope);
            Hold(Part.MachineOutput, ties.OfMachineOutput(scenario.Read(examination, "mro")), ties.OfMachineOutput(machineOutput));
        }
    }

    // Only a finished main run that is compared with revisions is pushed, and once. The script learns from the machine-readable output
    // alone that nothing blocks.
    private static PushOutcome? PushOf(Scenario scenario, Examination examination, CompleteFlight flight, FlightJudgement judgement) =>
        flight.Blessing == Blessing.Real && !examination.IsRepeated
            && examination.Baseline.RevisionOf(scenario.Tree) is { } baseline
            && examination.Targeted.FirstOrDefault(tree => tree.Tree == scenario.Tree) is { } targeted
            ? PushDecision.Of(judgement.IsTolerable && examination.HasMachineOutput, targeted.Revision, baseline, examination.IsForced)
            : null;

    private static string WordOf(PushOutcome? push) => push switch
    {
        null => "none",
        PushOutcome.Pushed => "pushed",
        PushOutcome.UpToDate => "already-up-to-date",
        _ => "not-pushing",
    };

    // The lab's own words, the same in all reports, are taken from the first one.
    private ReportForm FormOf(Scenario scenario, Examination examination)
    {
        if (_lab is null)
        {
            var parsed = ReportParser.Parse(new ReportText(scenario.Read(examination, "report.txt"), ""), ParseLimits.Default).Flight!;
            _lab = new ReportForm
            {
                LogsUri = parsed.Report.LogsUris[0][..^$"/{parsed.Number}/".Length],
                ReportingHost = parsed.Report.ReportingHost,
                FooterPaths = parsed.Report.FooterPaths,
                Footer = parsed.Report.Footer,
            };
        }

        return _lab with { Preamble = examination.Preamble, Include = examination.Include };
    }

    private void Compare(Part part, Scenario scenario, Examination examination, string expected, string actual)
    {
        _compared[part] = Compared(part) + 1;
        if (expected != actual)
        {
            _differences.Add(new Difference(part, scenario.Name, examination.Output, LinesThatDiffer(expected, actual)));
        }
    }

    private static string LinesThatDiffer(string expected, string actual)
    {
        var (wanted, written) = (expected.Split('\n'), actual.Split('\n'));
        var (start, end) = (0, 0);
        var shorter = Math.Min(wanted.Length, written.Length);
        while (start < shorter && wanted[start] == written[start])
        {
            start++;
        }

        while (end < shorter - start && wanted[^(end + 1)] == written[^(end + 1)])
        {
            end++;
        }

        var lines = wanted[start..^end].Select(line => $"  osstest: {line}").Concat(written[start..^end].Select(line => $"  we:      {line}"));
        return string.Join('\n', lines);
    }
}
