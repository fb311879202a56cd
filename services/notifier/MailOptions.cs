using System.ComponentModel.DataAnnotations;
using Flights.Platform.Options;
using MimeKit;

namespace Flights.Notifier;

/// <summary>How subscribers are told by mail, if any are.</summary>
public sealed class MailOptions : IValidatableObject
{
    private const int TlsPort = 465;
    private const int PlainPort = 25;

    /// <summary>The mail server: <c>smtps://host:port</c>, or <c>smtp://host:port</c>, which changes to TLS before anything is said, unless it is
    /// on this machine. Default: none, and nobody is told by mail.</summary>
    [Variable("FLIGHTS_NOTIFIER_SMTP_URI")]
    [Secret]
    public Uri? Server { get; set; }

    /// <summary>The user there. Default: none, and there is no login.</summary>
    [Variable("FLIGHTS_NOTIFIER_SMTP_USER")]
    public string User { get; set; } = "";

    /// <summary>The file with the user's password, without the line end. It is read for each mail.</summary>
    [Variable("FLIGHTS_NOTIFIER_SMTP_PASSWORD_FILE")]
    public string PasswordFile { get; set; } = "";

    /// <summary>The address that mails come from, and who wants no more of them writes to. Required with a server.</summary>
    [Variable("FLIGHTS_NOTIFIER_MAIL_FROM")]
    public string From { get; set; } = "";

    /// <summary>Whom mails may go to: addresses and domains with commas between them, or <c>*</c> for anybody. Required with a server, so that
    /// nobody makes the notifier write to strangers.</summary>
    [Variable("FLIGHTS_NOTIFIER_MAIL_RECIPIENTS")]
    public string Recipients { get; set; } = "";

    /// <summary>Whether the connection begins with TLS.</summary>
    internal bool IsTls => Server?.Scheme == "smtps";

    /// <summary>The port: that of the address, or else the usual one.</summary>
    internal int Port => Server is { Port: > 0 and var port } ? port : IsTls ? TlsPort : PlainPort;

    /// <summary>Whether mails may go to an address.</summary>
    internal bool Allows(string address)
    {
        var domain = address[(address.LastIndexOf('@') + 1)..];
        return Recipients.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Any(entry => entry == "*"
                || string.Equals(entry, address, StringComparison.OrdinalIgnoreCase)
                || string.Equals(entry, domain, StringComparison.OrdinalIgnoreCase));
    }

    // None of these shows the address of the server: somebody may have put a password there.
    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Server is null)
        {
            yield break;
        }

        if (Server.Scheme is not ("smtp" or "smtps") || Server.Host.Length == 0 || Server.UserInfo.Length > 0 || Server.PathAndQuery is not ("" or "/"))
        {
            yield return new ValidationResult(
                "FLIGHTS_NOTIFIER_SMTP_URI must have the form 'smtps://host:port' or 'smtp://host:port', without user and password.");
        }

        if (!MailboxAddress.TryParse(From, out var from) || from.Domain.Length == 0)
        {
            yield return new ValidationResult("FLIGHTS_NOTIFIER_MAIL_FROM must be an address where FLIGHTS_NOTIFIER_SMTP_URI is set.");
        }

        if (Recipients.Length == 0)
        {
            yield return new ValidationResult(
                "FLIGHTS_NOTIFIER_MAIL_RECIPIENTS must say whom mails may go to where FLIGHTS_NOTIFIER_SMTP_URI is set.");
        }

        if (User.Length > 0 != PasswordFile.Length > 0 || (PasswordFile.Length > 0 && !File.Exists(PasswordFile)))
        {
            yield return new ValidationResult(
                "FLIGHTS_NOTIFIER_SMTP_USER and FLIGHTS_NOTIFIER_SMTP_PASSWORD_FILE go together, and the file must be there.");
        }
    }
}
