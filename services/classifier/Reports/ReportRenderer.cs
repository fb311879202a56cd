using Flights.Classifier.Complete;
using Flights.Domain.Flights;
using Flights.Domain.Reports.Writing;
using Flights.Platform.Errors;
using Flights.Platform.Wire;

namespace Flights.Classifier.Reports;

/// <summary>Writes the reports of flights as osstest's report program does.</summary>
/// <param name="history">The store.</param>
/// <param name="judge">Judges complete flights.</param>
public sealed class ReportRenderer(StoreHistory history, CompleteFlightJudge judge)
{
    private const string SubjectHeader = "Subject";

    /// <summary>Writes the report of a recorded flight.</summary>
    /// <param name="request">The flight, what is asked, and what the report says besides.</param>
    /// <param name="cancellationToken">Ends the questions to the store.</param>
    /// <exception cref="FlightsException"><see cref="ErrorKind.InvalidArgument"/> if the request is wrong, or asks for more of a mailed flight
    /// than its own report; <see cref="ErrorKind.Unavailable"/> if the history does not stand still.</exception>
    /// <exception cref="Grpc.Core.RpcException">The store's own answer.</exception>
    public async Task<V1.RenderReportResponse> RenderAsync(V1.RenderReportRequest request, CancellationToken cancellationToken)
    {
        var (lab, _) = ResourceNames.ParseFlight(request.Flight, "flight");
        var asked = AskedQuestion.Read(request.Question, lab);
        var form = ReportWordsReader.Read(request.Words);

        var answer = await history
            .QueryEvidenceAsync(request.Flight, request.Horizon, withSteps: false, cancellationToken)
            .ConfigureAwait(false);
        if (answer.Flight.Complete is null)
        {
            return Mailed(request, answer);
        }

        var judged = await judge.AnswerAsync(answer, request.Horizon, asked, withAges: true, cancellationToken).ConfigureAwait(false);
        var report = judged.Compose(form);
        return Response(report, report.ToWire(), judged.HistoryVersion, MachineOutputWriter.Write(judged.Judgement, judged.Scope));
    }

    private static V1.RenderReportResponse Mailed(V1.RenderReportRequest request, V1.QueryEvidenceResponse answer)
    {
        var unwanted = request.Question is not null ? "question" : request.Words is not null ? "words" : null;
        return unwanted is null
            ? Response(answer.Flight.ToDomain(), answer.Flight, answer.HistoryVersion, machineOutput: "")
            : throw QuestionErrors.OnlyMailed(unwanted);
    }

    private static V1.RenderReportResponse Response(Flight report, V1.Flight facts, long version, string machineOutput) => new()
    {
        Text = ReportWriter.Write(report),
        Subject = ReportWriter.WriteHeaders(report).FirstOrDefault(header => header.Name == SubjectHeader)?.Value ?? report.Report.Subject,
        Headers = ProgramHeadersWriter.Write(report),
        MachineOutput = machineOutput,
        Flight = facts,
        HistoryVersion = version,
    };
}
