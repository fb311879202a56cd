using System.Diagnostics;
using Flights.Notifier.Channels;
using Flights.Notifier.Reports;
using Flights.Platform.Errors;
using Flights.Platform.Telemetry;

namespace Flights.Notifier.Deliveries;

/// <summary>Sends what is due to a subscriber, one message after the other. A crash between sending and marking sends a message again; its
/// id tells that it is the same.</summary>
/// <param name="outbox">What is to be sent.</param>
/// <param name="reports">Writes the reports that are to be sent.</param>
/// <param name="channels">The ways to send it.</param>
/// <param name="options">How long the other side may take.</param>
/// <param name="random">Spreads what is tried again.</param>
/// <param name="clock">Measures how long the other side takes.</param>
/// <param name="logger">The log.</param>
public sealed partial class Sender(
    Outbox outbox, ReportWriting reports, ChannelChoice channels, DeliveryOptions options, Random random, TimeProvider clock, ILogger<Sender> logger)
{
    /// <summary>Sends what was due at a time, up to the first message that is not taken; if another process does so, nothing.</summary>
    /// <param name="subscription">The subscription's key.</param>
    /// <param name="due">The time.</param>
    /// <param name="stopping">Begins no other message.</param>
    /// <param name="finish">Ends the attempt that is under way.</param>
    internal async Task RunAsync(long subscription, DateTimeOffset due, CancellationToken stopping, CancellationToken finish)
    {
        if (await outbox.ClaimAsync(subscription, stopping) is not { } claim)
        {
            return;
        }

        try
        {
            while (!stopping.IsCancellationRequested && await outbox.BeginAsync(claim, due, finish) is { } begun)
            {
                claim = begun.Claim;
                if (!await SendAsync(claim, begun.Subscription.Value, begun.Delivery, finish))
                {
                    break;
                }
            }
        }
        finally
        {
            await outbox.ReleaseAsync(claim, CancellationToken.None);
        }
    }

    private async Task<bool> SendAsync(Claim claim, V1.Subscription subscription, DueDelivery delivery, CancellationToken finish)
    {
        using var span = FlightsTelemetry.Notifier.StartActivity(FlightsTelemetry.Spans.Deliver);
        var channel = ChannelChoice.NameOf(subscription.ChannelCase);
        span?.SetTag(FlightsTelemetry.Tags.Channel, channel);
        if (await FailureOfAsync(subscription, delivery, finish) is not { } failure)
        {
            await outbox.DeliveredAsync(claim, delivery, CancellationToken.None);
            Count(channel, "delivered");
            return true;
        }

        // Random is shared by the senders of all subscribers.
        double chance;
        lock (random)
        {
            chance = random.NextDouble();
        }

        span?.SetStatus(ActivityStatusCode.Error, failure.Reason);
        var goesOn = await outbox.FailedAsync(claim, delivery, $"{failure.Reason}: {failure.Message}", chance, CancellationToken.None);
        Count(channel, goesOn ? "failed" : "gave-up");
        if (goesOn)
        {
            Failed(logger, delivery.Notice.Delivery, delivery.Attempts, failure.Reason, failure.InnerException);
        }
        else
        {
            GaveUp(logger, delivery.Notice.Delivery, delivery.Attempts, failure.Reason, failure.InnerException);
        }

        return false;
    }

    private async Task<FlightsException?> FailureOfAsync(V1.Subscription subscription, DueDelivery delivery, CancellationToken finish)
    {
        using var timeout = new CancellationTokenSource(options.SendTimeout, clock);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, finish);
        try
        {
            var notice = delivery is { ReportId: { } report, Notice.Report: { } known }
                ? Notices.Of(subscription, await reports.WriteOnceAsync(report, known, end.Token))
                : delivery.Notice;
            await channels.Of(subscription).SendAsync(subscription, notice, end.Token);
            return null;
        }
        catch (FlightsException failure)
        {
            return failure;
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !finish.IsCancellationRequested)
        {
            return new FlightsException(ErrorKind.Unavailable, "SEND_TIMEOUT", "The other side took too long.");
        }
    }

    private static void Count(string channel, string outcome) => FlightsTelemetry.Metrics.DeliveryAttempts.Add(
        1,
        new KeyValuePair<string, object?>(FlightsTelemetry.Tags.Channel, channel),
        new KeyValuePair<string, object?>(FlightsTelemetry.Tags.Outcome, outcome));
}
