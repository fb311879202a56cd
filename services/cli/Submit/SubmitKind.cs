namespace Flights.Cli.Submit;

/// <summary>What the parser service made of a mail.</summary>
internal enum SubmitKind
{
    /// <summary>It is a report, and its facts are safe.</summary>
    Accepted,

    /// <summary>It is refused: the same mail will be refused again.</summary>
    Refused,

    /// <summary>Nothing is wrong with it as far as is known: it may be accepted later.</summary>
    TryLater,

    /// <summary>The service failed over it; that may be the mail's doing or not.</summary>
    Failed,

    /// <summary>The service does not serve this caller, or is none: waiting does not help.</summary>
    Impossible,
}
