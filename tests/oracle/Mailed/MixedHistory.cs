using Flights.Domain.Flights;
using Flights.Oracle.Tests.Services;
using Flights.Platform.Wire;
using Google.Protobuf;

namespace Flights.Oracle.Tests.Mailed;

/// <summary>One history of which some flights come with complete results and some as mails, as their reports were made.</summary>
/// <param name="scenario">The history.</param>
/// <param name="lab">A lab of its own.</param>
/// <param name="suite">The services.</param>
/// <param name="random">Chooses which flights are mailed: one in two of those that were reported.</param>
internal sealed class MixedHistory(Scenario scenario, LabName lab, OracleSuite suite, Random random)
{
    private readonly ScenarioRequests _requests = new(scenario, lab);
    private readonly Dictionary<FlightNumber, Examination> _mailed = scenario.Examinations
        .Where(examination => !examination.IsRepeated && random.Next(2) == 0)
        .DistinctBy(examination => examination.Flight)
        .ToDictionary(examination => examination.Flight);

    /// <summary>The rows of all reports, with what was thought of them when they were made. A mail is asked without arguments, as
    /// nobody knows those of its report.</summary>
    public async Task<IReadOnlyList<MailedRow>> RunAsync(CancellationToken cancellationToken)
    {
        var rows = new List<MailedRow>();
        var next = 0;
        foreach (var examination in scenario.Examinations)
        {
            for (; next < scenario.Flights.Count && scenario.Flights[next].Number <= examination.VisibleUpTo; next++)
            {
                await SubmitAsync(scenario.Flights[next], cancellationToken);
            }

            var isMailed = _mailed.TryGetValue(examination.Flight, out var mail);
            if (!isMailed || mail == examination)
            {
                rows.AddRange(await AskAsync(examination, isMailed, cancellationToken));
            }
        }

        return rows;
    }

    private async Task SubmitAsync(CompleteFlight flight, CancellationToken cancellationToken)
    {
        if (_mailed.TryGetValue(flight.Number, out var examination))
        {
            var mail = new V1.SubmitReportRequest
            {
                Text = UnsafeByteOperations.UnsafeWrap(Mails.Of(scenario, examination)),
                Lab = ResourceNames.Lab(lab),
            };
            await suite.Parser.SubmitReportAsync(mail, OracleSuite.Call(cancellationToken));
        }
        else
        {
            await suite.Parser.SubmitFlightAsync(_requests.Submission(flight).Request, OracleSuite.Call(cancellationToken));
        }
    }

    private async Task<IEnumerable<MailedRow>> AskAsync(Examination examination, bool isMailed, CancellationToken cancellationToken)
    {
        var request = new V1.ClassifyFlightRequest { Flight = ResourceNames.Flight(lab, examination.Flight), Horizon = V1.Horizon.All };
        if (!isMailed)
        {
            request.Question = _requests.Question(examination);
        }

        var response = await suite.Classifier.ClassifyFlightAsync(request, OracleSuite.Call(cancellationToken));
        var complete = OracleRun.Instance.Made(scenario, examination).Judgement.Failures
            .ToDictionary(failure => (failure.Flight, failure.Step));

        // A step that passed in several flights leads to one of them, and another one is no difference: what failed there may be told of
        // by one side alone.
        return
            from opinion in response.Classification.Opinions.Select(ClassificationMapping.ToDomain)
            let truth = complete.GetValueOrDefault((opinion.SeenIn ?? examination.Flight, opinion.Step))
            where truth is not null
            select new MailedRow(scenario.Name, examination, opinion, truth);
    }
}
