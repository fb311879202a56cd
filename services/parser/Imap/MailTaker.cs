using System.Diagnostics;
using System.Globalization;
using Flights.Domain.Reports;
using Flights.Platform.Bus;
using Flights.Platform.Errors;
using Flights.Platform.Telemetry;

namespace Flights.Parser.Imap;

/// <summary>Fetches one mail and submits it. No mail, whatever it holds, keeps those behind it back.</summary>
internal sealed partial class MailTaker(ReportSubmitter submitter, ParserOptions limits, TimeProvider clock, ILogger<MailTaker> logger)
{
    // Enough for the Message-ID of a mail that is not fetched.
    private const int HeadLength = 16 * 1024;

    // While the connection to the server waits; behind that it is given up, and opened again later.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Takes a mail: one trace of its own.</summary>
    /// <exception cref="FlightsException">The server or the bus is not there; the mail is as it was.</exception>
    public async Task<MailOutcome> TakeAsync(ImapConnection connection, ImapMail mail, CancellationToken cancellationToken)
    {
        using var span = FlightsTelemetry.Parser.StartActivity(FlightsTelemetry.Spans.TakeMail, ActivityKind.Consumer);
        span?.SetTag(FlightsTelemetry.Tags.MailUid, mail.Uid);
        // Where it fits, one byte more than is allowed: a server may not know the size.
        var count = mail.Size > limits.MaxReportBytes ? HeadLength : limits.MaxReportBytes + 1;
        if (await connection.FetchAsync(mail.Uid, count, cancellationToken) is not { } fetched)
        {
            return Counted(MailOutcome.Gone);
        }

        var id = MailBytes.MessageIdOf(fetched.Bytes[..Math.Min(fetched.Bytes.Length, HeadLength)]);
        span?.SetTag(FlightsTelemetry.Tags.MessageId, id);
        if (Math.Max(mail.Size, fetched.Length) > limits.MaxReportBytes)
        {
            FlightsTelemetry.Metrics.ReportsRefused.Add(1, KeyValuePair.Create<string, object?>(FlightsTelemetry.Tags.Reason, ParseReasons.LimitBytes));
            return Refused(span, mail, id, ParseReasons.LimitBytes, string.Create(
                CultureInfo.InvariantCulture, $"It is larger than the limit of {limits.MaxReportBytes} bytes ({LimitVariables.Bytes})."));
        }

        try
        {
            await SubmitAsync(mail, fetched.Bytes, cancellationToken);
            return Counted(MailOutcome.Submitted);
        }
        catch (FlightsException refusal) when (refusal.Kind == ErrorKind.InvalidArgument)
        {
            return Refused(span, mail, id, refusal.Reason, refusal.Message);
        }
        catch (Exception failure) when (IsOfThisMail(failure))
        {
            // The one place beside the hosts where every exception is caught: a mail that finds a fault of ours must not stop all others.
            var reason = failure is FlightsException known ? known.Reason : ImapReasons.Internal;
            span?.SetTag(FlightsTelemetry.Tags.Reason, reason).SetStatus(ActivityStatusCode.Error, failure.Message);
            Log.PutAside(logger, mail.Uid, id, reason, failure);
            return Counted(MailOutcome.PutAside);
        }
    }

    // While the pipeline is full, the mail is submitted again when that says.
    private async Task SubmitAsync(ImapMail mail, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        var start = clock.GetTimestamp();
        while (true)
        {
            try
            {
                await submitter.SubmitAsync(bytes, lab: null, cancellationToken);
                return;
            }
            catch (FlightsException refusal) when (refusal.RetryDelay is { } delay && clock.GetElapsedTime(start) + delay < Patience)
            {
                Log.Waits(logger, mail.Uid, refusal.Reason, delay.TotalSeconds);
                await Task.Delay(delay, clock, cancellationToken);
            }
        }
    }

    private static bool IsOfThisMail(Exception failure) => failure switch
    {
        OperationCanceledException => false,
        FlightsException known => known.Reason == PublishReasons.MessageNotConsumed,
        _ => true,
    };

    private static MailOutcome Counted(MailOutcome outcome)
    {
        FlightsTelemetry.Metrics.MailsTaken.Add(
            1, KeyValuePair.Create<string, object?>(FlightsTelemetry.Tags.Outcome, WordOf(outcome)));
        return outcome;
    }

    private static string WordOf(MailOutcome outcome) => outcome switch
    {
        MailOutcome.Submitted => "submitted",
        MailOutcome.Refused => "refused",
        MailOutcome.PutAside => "put-aside",
        _ => "gone",
    };

    private MailOutcome Refused(Activity? span, ImapMail mail, string id, string reason, string message)
    {
        span?.SetTag(FlightsTelemetry.Tags.Reason, reason).SetStatus(ActivityStatusCode.Error, message);
        Log.Refused(logger, mail.Uid, id, reason, message);
        return Counted(MailOutcome.Refused);
    }
}
