using System.Globalization;
using System.Net.Sockets;
using Flights.Platform.Errors;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Flights.Notifier.Channels;

/// <summary>Gives messages to a mail server.</summary>
/// <param name="options">The server, and whom mails may go to.</param>
public sealed class MailChannel(MailOptions options) : IChannel
{
    private const int MaxAddressLength = 254;

    /// <inheritdoc/>
    public V1.Subscription.ChannelOneofCase Kind => V1.Subscription.ChannelOneofCase.Mail;

    /// <inheritdoc/>
    public void Check(V1.Subscription subscription)
    {
        var to = subscription.Mail.To;
        if (!Enum.IsDefined(subscription.Mail.Format))
        {
            throw new FlightsException(ErrorKind.InvalidArgument, "UNKNOWN_MAIL_FORMAT", "This version knows no such format of mails.")
            {
                Field = "subscription.mail.format",
            };
        }

        if (options.Server is null)
        {
            throw new FlightsException(
                ErrorKind.FailedPrecondition, "CHANNEL_NOT_SET_UP", "Nobody is told by mail here: the notifier has no FLIGHTS_NOTIFIER_SMTP_URI.");
        }

        if (to.Length > MaxAddressLength || !to.All(char.IsAscii) || !MailboxAddress.TryParse(to, out var address) || address.Address != to || address.Domain.Length == 0)
        {
            throw Invalid(ErrorKind.InvalidArgument, "INVALID_ADDRESS", "An address has the form 'somebody@example.org', without a name.");
        }

        if (!options.Allows(to))
        {
            throw Invalid(
                ErrorKind.FailedPrecondition,
                "RECIPIENT_FORBIDDEN",
                "Mails do not go there: the notifier's operator lists whom they go to in FLIGHTS_NOTIFIER_MAIL_RECIPIENTS.");
        }
    }

    /// <inheritdoc/>
    public async Task SendAsync(V1.Subscription subscription, V1.Notice notice, CancellationToken cancellationToken)
    {
        Check(subscription);
        var from = MailboxAddress.Parse(options.From);
        using var mail = notice.Report is { } report ? ReportMail.Of(subscription, notice.Delivery, report, from) : NoticeMail.Of(subscription, notice, from);
        using var client = new SmtpClient();
        try
        {
            await ConnectAsync(client, cancellationToken);
            await client.SendAsync(mail, cancellationToken);
        }
        catch (SmtpCommandException error)
        {
            // Without its text, which may name the recipient.
            var status = ((int)error.StatusCode).ToString(CultureInfo.InvariantCulture);
            throw new FlightsException(ErrorKind.Unavailable, "SMTP_REFUSED", $"The mail server refused the mail with {status}.");
        }
        catch (Exception error) when (error is IOException or SocketException or SmtpProtocolException or AuthenticationException
            or SslHandshakeException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new FlightsException(ErrorKind.Unavailable, "SMTP_FAILED", $"The mail server could not be used: {error.GetType().Name}.");
        }

        // The server has it: what goes wrong with the farewell makes no second copy.
        await DisconnectAsync(client, cancellationToken);
    }

    private static async Task DisconnectAsync(SmtpClient client, CancellationToken cancellationToken)
    {
        try
        {
            await client.DisconnectAsync(quit: true, cancellationToken);
        }
        catch (Exception error) when (error is IOException or SocketException or SmtpProtocolException or SmtpCommandException or OperationCanceledException)
        {
            return;
        }
    }

    private static FlightsException Invalid(ErrorKind kind, string reason, string message) =>
        new(kind, reason, message) { Field = "subscription.mail.to" };

    private async Task ConnectAsync(SmtpClient client, CancellationToken cancellationToken)
    {
        var server = options.Server!;
        var security = options.IsTls ? SecureSocketOptions.SslOnConnect
            : server.IsLoopback ? SecureSocketOptions.None
            : SecureSocketOptions.StartTls;
        await client.ConnectAsync(server.DnsSafeHost, options.Port, security, cancellationToken);
        if (options.User.Length > 0)
        {
            var password = await File.ReadAllTextAsync(options.PasswordFile, cancellationToken);
            await client.AuthenticateAsync(options.User, password.TrimEnd('\r', '\n'), cancellationToken);
        }
    }
}
