using Flights.Cli.Replay;
using Flights.Domain.Classification;
using Flights.Domain.Flights;
using Flights.Domain.Reports.Writing;
using Flights.Platform.Wire;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace Flights.Oracle.Tests.Mailed;

/// <summary>The reports of one history, sent as mails through the services into a fresh store.</summary>
internal sealed class MailedHistory : IAsyncDisposable
{
    private static readonly ReplayOptions Options = new(null, null, null, TimeSpan.FromSeconds(60), TimeProvider.System);
    private static readonly TimeSpan WaitTime = TimeSpan.FromSeconds(60);

    private readonly Scenario _scenario;
    private readonly Suite _suite;
    private readonly Dictionary<string, Examination> _effective = new(StringComparer.Ordinal);
    private readonly List<V1.ReportRef> _submitted = [];

    private MailedHistory(Scenario scenario, Suite suite) => (_scenario, _suite) = (scenario, suite);

    /// <summary>The reports that their facts do not write again to the letter.</summary>
    public List<string> NotRendered { get; } = [];

    public static async Task<MailedHistory> StartAsync(Scenario scenario, CancellationToken cancellationToken) =>
        new(scenario, await Suite.StartAsync(Options, cancellationToken));

    /// <summary>Sends the mails of some reports, in their order, and waits until all flights are judged by all that is there.</summary>
    public async Task SubmitAsync(IEnumerable<Examination> examinations, CancellationToken cancellationToken)
    {
        foreach (var examination in examinations)
        {
            var request = new V1.SubmitReportRequest { Text = UnsafeByteOperations.UnsafeWrap(Mails.Of(_scenario, examination)) };
            var response = await _suite.Parser.SubmitReportAsync(request, _suite.CallOptions(cancellationToken));
            _submitted.Add(new V1.ReportRef { Flight = response.Name, Digest = response.Flight.Digest });

            // Of two reports of a flight the later one has its facts.
            if (!_effective.TryGetValue(response.Name, out var other) || other.Now < examination.Now)
            {
                _effective[response.Name] = examination;
            }

            if (!IsWrittenAgain(examination, response.Flight.ToDomain()))
            {
                NotRendered.Add($"{_scenario.Name}/{examination.Output}");
            }
        }

        await WaitUntilQuietAsync(cancellationToken);
    }

    /// <summary>The rows of all reports that are in effect, with what is thought of them now.</summary>
    public async Task<IReadOnlyDictionary<Examination, IReadOnlyList<MailedRow>>> ReadAsync(CancellationToken cancellationToken)
    {
        var rows = new Dictionary<Examination, IReadOnlyList<MailedRow>>();
        foreach (var (name, examination) in _effective)
        {
            var response = await _suite.BaselineStore.GetFlightAsync(
                new V1.GetFlightRequest { Name = name }, _suite.CallOptions(cancellationToken));
            var (judgement, report) = OracleRun.Instance.Made(_scenario, examination);
            var opinions = response.Flight.Classification.Opinions;
            Assert.Equal(report.Failures.Count, opinions.Count);
            rows.Add(examination, [.. opinions.Select(opinion => RowOf(opinion.ToDomain(), examination, judgement))]);
        }

        return rows;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _suite.DisposeAsync();

    private MailedRow RowOf(Opinion opinion, Examination examination, FlightJudgement judgement)
    {
        var seenIn = opinion.SeenIn ?? examination.Flight;
        var complete = judgement.Failures.Single(failure => failure.Flight == seenIn && failure.Step == opinion.Step);
        return new MailedRow(_scenario.Name, examination, opinion, complete);
    }

    private bool IsWrittenAgain(Examination examination, Flight facts) =>
        facts.Report.Deviations.Count == 0
        && ReportWriter.Write(facts) == _scenario.Read(examination, "report.txt")
        && ProgramHeadersWriter.Write(facts) == _scenario.Read(examination, "headers");

    private async Task WaitUntilQuietAsync(CancellationToken cancellationToken)
    {
        var request = new V1.GetProgressRequest
        {
            Reports = { _submitted },
            WaitTime = Duration.FromTimeSpan(WaitTime),
            MinDoneCount = _submitted.Count,
        };
        var response = await _suite.BaselineStore.GetProgressAsync(request, _suite.CallOptions(cancellationToken, WaitTime));
        Assert.Equal(_submitted.Count, response.DoneCount);
    }
}
