namespace Flights.Platform.Security;

/// <summary>The stable reasons for which a call is refused before any service sees it.</summary>
public static class AccessReasons
{
    /// <summary>The call has no bearer token.</summary>
    public const string TokenMissing = "TOKEN_MISSING";

    /// <summary>The token is none, or nobody who may has signed it.</summary>
    public const string TokenInvalid = "TOKEN_INVALID";

    /// <summary>The token's time is over, or has not come, or has no end.</summary>
    public const string TokenExpired = "TOKEN_EXPIRED";

    /// <summary>The token names another issuer.</summary>
    public const string WrongIssuer = "TOKEN_WRONG_ISSUER";

    /// <summary>The token is made out to another audience.</summary>
    public const string WrongAudience = "TOKEN_WRONG_AUDIENCE";

    /// <summary>The token does not give the role that the method asks for.</summary>
    public const string RoleMissing = "ROLE_MISSING";

    /// <summary>Nobody may call the method: <see cref="MethodRoles"/> does not name it.</summary>
    public const string MethodClosed = "METHOD_CLOSED";

    /// <summary>A process that asks for no token and serves this machine alone was called by a name that anybody may lead here.</summary>
    public const string WrongHost = "WRONG_HOST";

    /// <summary>The authority does not give its keys, so that no token can be checked.</summary>
    public const string AuthorityUnavailable = "AUTHORITY_UNAVAILABLE";

    /// <summary>Another service refuses this one, or this one does not trust it.</summary>
    public const string PeerRefused = "PEER_REFUSED";
}
