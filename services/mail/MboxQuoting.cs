namespace Flights.Mail;

/// <summary>How a mailbox keeps a line of a mail that begins with <c>From </c> from being taken for the start of the next mail.</summary>
public enum MboxQuoting
{
    /// <summary>Not known: of the forms below, the first one whose body has the hash of the mail's signature; without such a proof
    /// <see cref="Mboxrd"/>, which differs from <see cref="Mboxo"/> only where a mail itself quotes a mailbox.</summary>
    Auto,

    /// <summary>Every line of any number of <c>&gt;</c> before <c>From </c> was given one more: one is taken away.</summary>
    Mboxrd,

    /// <summary>A line that began with <c>From </c> was given one <c>&gt;</c>, others none: it is taken away where it is the only one.</summary>
    Mboxo,

    /// <summary>Nothing was quoted: every line stands as it was mailed.</summary>
    None,
}
