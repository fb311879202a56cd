namespace Flights.Platform.Security;

/// <summary>What a caller may do. Each role may do what those before it may.</summary>
public enum Role
{
    /// <summary>Whoever reaches the port: no token is asked for.</summary>
    Anyone,

    /// <summary>Reads facts, opinions, the ledger and its events.</summary>
    Reader,

    /// <summary>Submits reports, complete flights and pushes.</summary>
    Submitter,

    /// <summary>Overrules what others have submitted, and speaks for people: a muted regression is muted for all.</summary>
    Operator,
}
