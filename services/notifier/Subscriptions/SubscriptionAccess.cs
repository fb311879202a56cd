using Flights.Platform.Errors;
using Flights.Platform.Security;

namespace Flights.Notifier.Subscriptions;

/// <summary>Whose subscriptions a caller may see and change: its own, and an operator everybody's.</summary>
internal static class SubscriptionAccess
{
    /// <summary>Who owns what a caller creates.</summary>
    /// <exception cref="FlightsException"><c>SUBJECT_MISSING</c>: the caller could never be known again.</exception>
    public static string OwnerFor(Caller caller) => caller switch
    {
        { Subject.Length: > 0 } or { Role: Role.Operator } => caller.Subject,
        _ => throw new FlightsException(
            ErrorKind.PermissionDenied, "SUBJECT_MISSING", "The token names no subject ('sub') who would own the subscription: get one that does."),
    };

    /// <summary>Whose subscriptions a caller sees: null for everybody's.</summary>
    public static string? OwnerSeenBy(Caller caller) => caller.Role == Role.Operator ? null : OwnerFor(caller);

    /// <summary>Checks that a caller may see and change a subscription.</summary>
    /// <exception cref="FlightsException">It may not: it is told what it would be told if there were none.</exception>
    public static void Check(Caller caller, V1.Subscription subscription)
    {
        if (caller.Role != Role.Operator && (caller.Subject.Length == 0 || caller.Subject != subscription.Owner))
        {
            throw SubscriptionStore.NotFound(subscription.Name);
        }
    }
}
