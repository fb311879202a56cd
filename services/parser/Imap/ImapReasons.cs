namespace Flights.Parser.Imap;

/// <summary>The stable reasons for which the poller waits or does not take a mail, beside those of the parser and of the bus.</summary>
internal static class ImapReasons
{
    /// <summary>The service has just started.</summary>
    public const string NotYetOpen = "NOT_YET_OPEN";

    /// <summary>The server refused user and password, or offers no way to log in.</summary>
    public const string AuthenticationFailed = "AUTHENTICATION_FAILED";

    /// <summary>The file with the password cannot be read.</summary>
    public const string PasswordUnreadable = "PASSWORD_UNREADABLE";

    /// <summary>There is no TLS with the server, or its certificate is not trusted.</summary>
    public const string TlsFailed = "TLS_FAILED";

    /// <summary>The server has no such folder, or does not let this user in.</summary>
    public const string FolderNotFound = "FOLDER_NOT_FOUND";

    /// <summary>The server cannot be reached, does not answer, or answered what cannot be understood.</summary>
    public const string ConnectionFailed = "CONNECTION_FAILED";

    /// <summary>What was read last cannot be kept in the data folder.</summary>
    public const string PositionNotKept = "POSITION_NOT_KEPT";

    /// <summary>So many mails are put aside that something else must be wrong than the mails.</summary>
    public const string TooManyAside = "TOO_MANY_ASIDE";

    /// <summary>A fault of this program.</summary>
    public const string Internal = "INTERNAL";
}
