using Flights.Platform.Errors;
using Microsoft.IdentityModel.Tokens;

namespace Flights.Platform.Security;

/// <summary>What a caller is told whose call is refused.</summary>
internal static class AccessErrors
{
    public static FlightsException Missing() =>
        new(ErrorKind.Unauthenticated, AccessReasons.TokenMissing, "The call has no token: send 'authorization: Bearer TOKEN'.");

    public static FlightsException OfToken(Exception failure, AuthOptions options) => failure switch
    {
        SecurityTokenExpiredException or SecurityTokenNotYetValidException or SecurityTokenNoExpirationException => new(
            ErrorKind.Unauthenticated, AccessReasons.TokenExpired, "The token is not valid at this time: get a new one."),
        SecurityTokenInvalidIssuerException => new(
            ErrorKind.Unauthenticated, AccessReasons.WrongIssuer, "The token is of an issuer that is not accepted here: get one of the issuer that is."),
        SecurityTokenInvalidAudienceException => new(
            ErrorKind.Unauthenticated, AccessReasons.WrongAudience, $"The token is for another audience: get one for '{options.Audience}'."),
        _ => new(
            ErrorKind.Unauthenticated, AccessReasons.TokenInvalid, "The token is none, or not signed by a key that is accepted here: get a new one."),
    };

    public static FlightsException RoleMissing(Role role, AuthOptions options)
    {
        var name = role.ToString().ToLowerInvariant();
        return new(
            ErrorKind.PermissionDenied,
            AccessReasons.RoleMissing,
            $"The call needs the role '{name}', which the token's claim '{options.RoleClaim}' does not give: get a token with it.")
        {
            Metadata = new Dictionary<string, string> { ["role"] = name },
        };
    }

    public static FlightsException MethodClosed() =>
        new(ErrorKind.PermissionDenied, AccessReasons.MethodClosed, "No role may call this method here.");

    public static FlightsException AuthorityUnavailable() =>
        new(ErrorKind.Unavailable, AccessReasons.AuthorityUnavailable, "The authority does not give its keys, so no token can be checked: try again later.");
}
