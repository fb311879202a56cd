namespace Flights.Parser.Imap;

/// <summary>How the poller learns of new mails.</summary>
public enum ImapMode
{
    /// <summary>The server tells, by IDLE (RFC 2177). The poller looks by itself all the same, at its interval; where the server
    /// has no IDLE, that alone.</summary>
    Idle,

    /// <summary>The poller looks at its interval.</summary>
    Poll,
}
