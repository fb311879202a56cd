using System.ComponentModel.DataAnnotations;
using Flights.Platform.Options;

namespace Flights.Parser.Imap;

/// <summary>Which mailbox the parser reads by itself, if any.</summary>
public sealed class ImapOptions : IValidatableObject
{
    private const int TlsPort = 993;
    private const int PlainPort = 143;

    /// <summary>The server: <c>imaps://host:port</c>, or <c>imap://host:port</c> without TLS, to this machine or with
    /// <see cref="StartTls"/>. No user, password or folder stands in it. Default: none, and no mailbox is read.</summary>
    [Variable("FLIGHTS_PARSER_IMAP_URI")]
    [Secret]
    public Uri? Server { get; set; }

    /// <summary>Whether an <c>imap://</c> connection must change to TLS before the login (STARTTLS). Default: false.</summary>
    [Variable("FLIGHTS_PARSER_IMAP_STARTTLS")]
    public bool StartTls { get; set; }

    /// <summary>The user. Required with a server.</summary>
    [Variable("FLIGHTS_PARSER_IMAP_USER")]
    public string User { get; set; } = "";

    /// <summary>The file with the user's password, without the line end. It is read at each login. Required with a server.</summary>
    [Variable("FLIGHTS_PARSER_IMAP_PASSWORD_FILE")]
    public string PasswordFile { get; set; } = "";

    /// <summary>The folder that is read, with the server's own separators. Default: <c>INBOX</c>.</summary>
    [Variable("FLIGHTS_PARSER_IMAP_FOLDER")]
    public string Folder { get; set; } = "INBOX";

    /// <summary>How the poller learns of new mails. Default: <c>idle</c>.</summary>
    [Variable("FLIGHTS_PARSER_IMAP_MODE")]
    public ImapMode Mode { get; set; } = ImapMode.Idle;

    /// <summary>How long the poller waits until it looks by itself, and notices a folder that was made anew; IDLE is begun anew as
    /// often, because servers end it after 30 minutes. 1 s to 28 minutes. Default: 5 minutes.</summary>
    [Variable("FLIGHTS_PARSER_IMAP_POLL")]
    [Range(typeof(TimeSpan), "00:00:01", "00:28:00", ErrorMessage = "it must lie between 1s and 28m.")]
    public TimeSpan Poll { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long the server may take to answer one command; to open a folder of 100 000 mails for the first time may take it a
    /// minute. Default: 2 minutes.</summary>
    [Variable("FLIGHTS_PARSER_IMAP_TIMEOUT")]
    [Range(typeof(TimeSpan), "00:00:00.100", "00:10:00", ErrorMessage = "it must lie between 100ms and 10m.")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>The longest pause after a failure. The first is a second, and it doubles; after a refused login it is the longest at
    /// once, so that nobody is locked out. Default: 5 minutes.</summary>
    [Variable("FLIGHTS_PARSER_IMAP_RETRY_MAX_PAUSE")]
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00", ErrorMessage = "it must lie between 10ms and 1h.")]
    public TimeSpan RetryMaxPause { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Whether the connection begins with TLS.</summary>
    internal bool IsTls => Server?.Scheme == "imaps";

    /// <summary>The port: that of the address, or else the usual one.</summary>
    internal int Port => Server is { Port: > 0 and var port } ? port : IsTls ? TlsPort : PlainPort;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Server is null)
        {
            return [];
        }

        return WrongServer(Server).Concat(WrongUser()).Select(error => new ValidationResult(error));
    }

    // None of these shows the address: somebody may have put a password there.
    private IEnumerable<string> WrongServer(Uri server)
    {
        if (server.Scheme is not ("imap" or "imaps") || server.Host.Length == 0)
        {
            yield return "FLIGHTS_PARSER_IMAP_URI must begin with 'imaps://' or 'imap://' and the name of the server.";
            yield break;
        }

        if (server.UserInfo.Length > 0)
        {
            yield return "FLIGHTS_PARSER_IMAP_URI must not hold a user or a password: FLIGHTS_PARSER_IMAP_USER and "
                + "FLIGHTS_PARSER_IMAP_PASSWORD_FILE say them.";
        }

        if (server.PathAndQuery is not ("" or "/") || server.Fragment.Length > 0)
        {
            yield return "FLIGHTS_PARSER_IMAP_URI must end behind the port: FLIGHTS_PARSER_IMAP_FOLDER names the folder.";
        }

        if (IsTls && StartTls)
        {
            yield return "FLIGHTS_PARSER_IMAP_STARTTLS is for 'imap://': 'imaps://' begins with TLS.";
        }

        if (!IsTls && !StartTls && !server.IsLoopback)
        {
            yield return "FLIGHTS_PARSER_IMAP_URI would send the password in clear over a network: take 'imaps://', or set "
                + "FLIGHTS_PARSER_IMAP_STARTTLS to 'true'.";
        }
    }

    private IEnumerable<string> WrongUser()
    {
        if (User.Length == 0)
        {
            yield return "FLIGHTS_PARSER_IMAP_USER must be set where FLIGHTS_PARSER_IMAP_URI is.";
        }

        if (PasswordFile.Length == 0)
        {
            yield return "FLIGHTS_PARSER_IMAP_PASSWORD_FILE must be set where FLIGHTS_PARSER_IMAP_URI is.";
        }
        else if (!File.Exists(PasswordFile))
        {
            yield return $"FLIGHTS_PARSER_IMAP_PASSWORD_FILE is '{PasswordFile}': there is no such file.";
        }
    }
}
