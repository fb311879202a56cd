using System.Diagnostics;
using System.Globalization;
using Flights.Domain.Classification;
using Flights.Domain.Flights;
using Flights.Platform.Wire;
using Google.Protobuf.WellKnownTypes;

namespace Flights.Oracle.Tests.Services;

/// <summary>All reports of the oracle asked of the services, once, and held against what osstest's program wrote: each flight is submitted
/// when its history has come to it, and each report is asked for with the arguments of the program.</summary>
internal sealed class ServiceRun
{
    private static readonly Lazy<Task<ServiceRun>> Shared = new(() => RunAsync(CancellationToken.None));
    private static readonly Duration WaitTime = Duration.FromTimeSpan(TimeSpan.FromSeconds(20));

    private readonly OracleSuite _suite;
    private readonly DailyScript _script = new();
    private readonly List<TimeSpan> _times = [];

    private ServiceRun(OracleSuite suite) => _suite = suite;

    public static Task<ServiceRun> Instance => Shared.Value;

    public Comparison Comparison { get; } = new();

    /// <summary>How long each report took, from shortest to longest.</summary>
    public IReadOnlyList<TimeSpan> Times => [.. _times.Order()];

    /// <summary>How many flights were submitted.</summary>
    public int FlightCount { get; private set; }

    /// <summary>How long all of it took.</summary>
    public TimeSpan Elapsed { get; private set; }

    private static async Task<ServiceRun> RunAsync(CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        await using var suite = await OracleSuite.StartAsync(cancellationToken);
        var run = new ServiceRun(suite);
        var index = 0;
        foreach (var scenario in OracleFolder.Scenarios())
        {
            await run.RunAsync(scenario, new LabName(string.Create(CultureInfo.InvariantCulture, $"oracle-{++index}")), cancellationToken);
        }

        run.Elapsed = Stopwatch.GetElapsedTime(started);
        return run;
    }

    private async Task RunAsync(Scenario scenario, LabName lab, CancellationToken cancellationToken)
    {
        var requests = new ScenarioRequests(scenario, lab);
        var history = new FlightHistory();
        var submitted = new List<V1.ReportRef>();
        foreach (var examination in scenario.Examinations)
        {
            var due = scenario.Flights.Skip(submitted.Count).TakeWhile(flight => flight.Number <= examination.VisibleUpTo).ToList();
            submitted.AddRange(await SubmitAsync(due, requests, cancellationToken));
            due.ForEach(history.Add);
            await ExamineAsync(scenario, examination, requests, history, cancellationToken);
        }

        FlightCount += submitted.Count;
        await WaitUntilQuietAsync(scenario, submitted, cancellationToken);
    }

    private async Task<IEnumerable<V1.ReportRef>> SubmitAsync(
        List<CompleteFlight> flights, ScenarioRequests requests, CancellationToken cancellationToken)
    {
        using var call = _suite.Parser.SubmitFlights(OracleSuite.Call(cancellationToken));
        foreach (var flight in flights)
        {
            await call.RequestStream.WriteAsync(requests.Submission(flight), cancellationToken);
        }

        await call.RequestStream.CompleteAsync();
        var response = await call;
        Assert.Empty(response.Refused);
        Assert.Equal(flights.Count, response.Flights.Count);
        return response.Flights.Select(each => new V1.ReportRef { Flight = each.Name, Digest = each.Digest });
    }

    private async Task ExamineAsync(
        Scenario scenario, Examination examination, ScenarioRequests requests, FlightHistory history, CancellationToken cancellationToken)
    {
        // The subject says whether it was pushed, and whether it is pushed follows from the report.
        var form = _script.FormOf(scenario, examination);
        var started = Stopwatch.GetTimestamp();
        var response = await _suite.Classifier.RenderReportAsync(requests.Question(examination, form), OracleSuite.Call(cancellationToken));
        _times.Add(Stopwatch.GetElapsedTime(started));
        var flight = history.Find(examination.Flight)!;
        var isTolerable = response.MachineOutput.Split('\n').Contains("tolerable");
        var push = DailyScript.PushOf(scenario, examination, flight, isTolerable);
        if (push == PushOutcome.Pushed)
        {
            response = await _suite.Classifier.RenderReportAsync(
                requests.Question(examination, form with { SaysPushed = true }), OracleSuite.Call(cancellationToken));
        }

        // How long jobs take decides which lines are tied, and no report tells that.
        var judgement = history.Judge(flight.Number, examination.ScopeOn(scenario.Branch), examination.Allowed, ReportPolicy.Of2015);
        Comparison.Hold(
            scenario,
            examination,
            new Said(response.Subject, response.Headers, response.Text, response.MachineOutput, push),
            new TieOrder(judgement, response.Flight.ToDomain()));
    }

    private async Task WaitUntilQuietAsync(Scenario scenario, List<V1.ReportRef> flights, CancellationToken cancellationToken)
    {
        var request = new V1.GetProgressRequest { Reports = { flights }, WaitTime = WaitTime, MinDoneCount = flights.Count };
        for (var before = -1; ;)
        {
            var progress = await _suite.Store.GetProgressAsync(request, OracleSuite.Call(cancellationToken));
            if (progress.DoneCount == flights.Count)
            {
                return;
            }

            Assert.True(
                progress.DoneCount > before, $"The pipeline stands still at {progress.DoneCount} of {flights.Count} flights of {scenario.Name}.");
            before = progress.DoneCount;
        }
    }
}
