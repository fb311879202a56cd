using Flights.Domain.Reports.Writing;
using Flights.Platform.Errors;
using Flights.Platform.Wire;
using Google.Protobuf;
using Grpc.Core;

namespace Flights.Notifier.Reports;

/// <summary>Has reports written by the classifier. What was sent once stays as it is, so that every subscriber and every second copy has the same
/// text, whatever is learnt of the flight later.</summary>
/// <param name="database">The notifier's database.</param>
/// <param name="classifier">The classifier.</param>
/// <param name="options">Where the words are that are no results.</param>
public sealed class ReportWriting(NotifierDatabase database, V1.ClassifierService.ClassifierServiceClient classifier, ReportOptions options)
{
    /// <summary>A report with its text: as it was written first.</summary>
    /// <param name="id">Its key.</param>
    /// <param name="known">What is known of it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FlightsException">The classifier does not answer, or the words cannot be read.</exception>
    internal async Task<V1.FlightReport> WriteOnceAsync(long id, V1.FlightReport known, CancellationToken cancellationToken)
    {
        if (IsWritten(known))
        {
            return known;
        }

        var written = await WriteAsync(known, cancellationToken);
        return await database.File.WriteAsync(
            async (session, token) =>
            {
                await session.ExecuteAsync("keep-rendered-report", [("id", id), ("rendered", written.ToByteArray())], token);
                return await ReportLog.FindAsync(session, id, token);
            },
            cancellationToken);
    }

    /// <summary>A report with its text, as it would be sent now.</summary>
    /// <inheritdoc cref="WriteOnceAsync"/>
    internal async Task<V1.FlightReport> WriteAsync(V1.FlightReport known, CancellationToken cancellationToken)
    {
        if (IsWritten(known))
        {
            return known;
        }

        var words = await ReadWordsAsync(cancellationToken);
        words.SaysPushed |= known.Push == V1.PushOutcome.Pushed;
        try
        {
            var request = new V1.RenderReportRequest { Flight = known.Flight, Words = words };
            var answer = await classifier.RenderReportAsync(request, cancellationToken: cancellationToken);
            return new V1.FlightReport(known) { Subject = answer.Subject, Headers = answer.Headers, Text = TextOf(answer, known.Push) };
        }
        catch (RpcException error) when (error.StatusCode != StatusCode.Cancelled || !cancellationToken.IsCancellationRequested)
        {
            throw new FlightsException(
                ErrorKind.Unavailable, "REPORT_NOT_WRITTEN", $"The classifier did not write the report of '{known.Flight}': {error.StatusCode}.");
        }
    }

    // The report program does not know of the push: osstest's daily script puts it below the report.
    private static string TextOf(V1.RenderReportResponse answer, V1.PushOutcome push)
    {
        if (push == V1.PushOutcome.Unspecified)
        {
            return answer.Text;
        }

        answer.Flight.Push = new V1.Push { Outcome = push };
        return ReportWriter.Write(answer.Flight.ToDomain());
    }

    private static bool IsWritten(V1.FlightReport report) => report.Text.Length > 0;

    private async Task<V1.ReportWords> ReadWordsAsync(CancellationToken cancellationToken)
    {
        if (options.WordsFile.Length == 0)
        {
            return new V1.ReportWords();
        }

        try
        {
            return JsonParser.Default.Parse<V1.ReportWords>(await File.ReadAllTextAsync(options.WordsFile, cancellationToken));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidProtocolBufferException or InvalidJsonException)
        {
            // Who reads the delivery log is not told what stands in the file, or where it is.
            throw new FlightsException(
                ErrorKind.Unavailable, "REPORT_WORDS", $"The file of FLIGHTS_NOTIFIER_REPORT_WORDS_FILE cannot be read: {error.GetType().Name}.");
        }
    }
}
