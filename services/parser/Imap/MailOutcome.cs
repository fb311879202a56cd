namespace Flights.Parser.Imap;

/// <summary>What became of a mail.</summary>
internal enum MailOutcome
{
    /// <summary>It is submitted, and the bus has it.</summary>
    Submitted,

    /// <summary>It is no report, or too large: it would be refused again.</summary>
    Refused,

    /// <summary>It is a report, or may be one, but something failed on the way that lies in this mail alone: it is to be tried again.</summary>
    PutAside,

    /// <summary>It was deleted before it was read.</summary>
    Gone,
}
