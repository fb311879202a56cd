using System.Globalization;
using Flights.Domain.Flights;
using Flights.Platform.Errors;

namespace Flights.Platform.Wire;

/// <summary>Writes and reads resource names (AIP-122): the only code that knows their syntax. What it refuses, it refuses with
/// <c>INVALID_RESOURCE_NAME</c> and the field of the request.</summary>
public static class ResourceNames
{
    /// <summary>In a list's parent: every lab.</summary>
    public const string AnyLab = "labs/-";

    // The longest that is made: a flight's number, a dash and 12 digits, and for an incident a dash and a few digits more. What is refused
    // is told in a header, and headers are short.
    private const int MaxIdLength = 40;

    private const int MaxSubscriptionIdLength = 63;

    // A branch, a dot and a sequence.
    private const int MaxDeliveryIdLength = 220;

    /// <summary><c>labs/{lab}</c></summary>
    public static string Lab(LabName lab) => $"labs/{lab}";

    /// <summary><c>labs/{lab}/branches/{branch}</c></summary>
    public static string Branch(LabName lab, BranchName branch) => $"labs/{lab}/branches/{branch}";

    /// <summary><c>labs/{lab}/flights/{flight}</c></summary>
    public static string Flight(LabName lab, FlightNumber flight) => $"labs/{lab}/flights/{flight}";

    /// <summary><c>labs/{lab}/flights/{flight}</c>, or nothing for no flight.</summary>
    public static string Flight(LabName lab, FlightNumber? flight) => flight is { } number ? Flight(lab, number) : "";

    /// <summary><c>labs/{lab}/branches/{branch}/regressions/{id}</c></summary>
    public static string Regression(LabName lab, BranchName branch, string id) => $"{Branch(lab, branch)}/regressions/{id}";

    /// <summary><c>labs/{lab}/branches/{branch}/incidents/{id}</c></summary>
    public static string Incident(LabName lab, BranchName branch, string id) => $"{Branch(lab, branch)}/incidents/{id}";

    /// <summary><c>labs/{lab}/branches/{branch}/bisections/{id}</c></summary>
    public static string Bisection(LabName lab, BranchName branch, string id) => $"{Branch(lab, branch)}/bisections/{id}";

    /// <summary>The name of a bisection: its id is made from its content.</summary>
    public static string Bisection(Bisection bisection) => Bisection(bisection.Lab, bisection.Branch, BisectionId.Of(bisection));

    /// <summary><c>labs/{lab}/branches/{branch}/events/{sequence}</c></summary>
    public static string Event(LabName lab, BranchName branch, long sequence) =>
        string.Create(CultureInfo.InvariantCulture, $"{Branch(lab, branch)}/events/{sequence}");

    /// <summary><c>labs/{lab}/subscriptions/{subscription}</c></summary>
    public static string Subscription(LabName lab, string id) => $"labs/{lab}/subscriptions/{id}";

    /// <summary><c>labs/{lab}/subscriptions/{subscription}/deliveries/{delivery}</c></summary>
    public static string Delivery(LabName lab, string subscription, string id) => $"{Subscription(lab, subscription)}/deliveries/{id}";

    /// <summary>Whether a text can be the id of a subscription: 1 to 63 lower-case letters, digits and hyphens, of which the first is a
    /// letter and the last no hyphen.</summary>
    public static bool IsSubscriptionId(string id) =>
        id is { Length: >= 1 and <= MaxSubscriptionIdLength }
        && id.All(each => char.IsAsciiLetterLower(each) || char.IsAsciiDigit(each) || each == '-')
        && char.IsAsciiLetterLower(id[0]) && id[^1] != '-';

    /// <summary>Reads <c>labs/{lab}</c>.</summary>
    public static LabName ParseLab(string name, string field)
    {
        var parts = name.Split('/');
        return parts is ["labs", var lab] && LabName.IsValid(lab)
            ? new LabName(lab)
            : throw Invalid(name, field, "labs/{lab}");
    }

    /// <summary>Reads <c>labs/{lab}/branches/{branch}</c>.</summary>
    public static (LabName Lab, BranchName Branch) ParseBranch(string name, string field)
    {
        var parts = name.Split('/');
        return parts is ["labs", var lab, "branches", var branch] && LabName.IsValid(lab) && BranchName.IsValid(branch)
            ? (new LabName(lab), new BranchName(branch))
            : throw Invalid(name, field, "labs/{lab}/branches/{branch}");
    }

    /// <summary>Reads <c>labs/{lab}/flights/{flight}</c>.</summary>
    public static (LabName Lab, FlightNumber Flight) ParseFlight(string name, string field)
    {
        var parts = name.Split('/');
        return parts is ["labs", var lab, "flights", var digits] && LabName.IsValid(lab) && FlightNumber.TryParse(digits, out var flight)
            ? (new LabName(lab), flight)
            : throw Invalid(name, field, "labs/{lab}/flights/{flight}");
    }

    /// <summary>Reads <c>labs/{lab}/flights/{flight}</c>, or no flight from an empty name.</summary>
    public static FlightNumber? ParseOptionalFlight(string name, string field) =>
        name.Length == 0 ? null : ParseFlight(name, field).Flight;

    /// <summary>Reads <c>labs/{lab}/branches/{branch}/regressions/{id}</c>.</summary>
    public static (LabName Lab, BranchName Branch, string Id) ParseRegression(string name, string field) =>
        ParseOfBranch(name, "regressions", field);

    /// <summary>Reads <c>labs/{lab}/branches/{branch}/incidents/{id}</c>.</summary>
    public static (LabName Lab, BranchName Branch, string Id) ParseIncident(string name, string field) =>
        ParseOfBranch(name, "incidents", field);

    /// <summary>Reads <c>labs/{lab}/branches/{branch}/bisections/{id}</c>.</summary>
    public static (LabName Lab, BranchName Branch, string Id) ParseBisection(string name, string field) =>
        ParseOfBranch(name, "bisections", field);

    /// <summary>Reads <c>labs/{lab}/branches/{branch}/events/{sequence}</c>.</summary>
    public static (LabName Lab, BranchName Branch, long Sequence) ParseEvent(string name, string field)
    {
        var (lab, branch, digits) = ParseOfBranch(name, "events", field);
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            ? (lab, branch, sequence)
            : throw Invalid(name, field, "labs/{lab}/branches/{branch}/events/{sequence}");
    }

    /// <summary>Reads <c>labs/{lab}/subscriptions/{subscription}</c>.</summary>
    public static (LabName Lab, string Id) ParseSubscription(string name, string field)
    {
        var parts = name.Split('/');
        return parts is ["labs", var lab, "subscriptions", var id] && LabName.IsValid(lab) && IsSubscriptionId(id)
            ? (new LabName(lab), id)
            : throw Invalid(name, field, "labs/{lab}/subscriptions/{subscription}");
    }

    /// <summary>Reads <c>labs/{lab}/subscriptions/{subscription}/deliveries/{delivery}</c>.</summary>
    public static (LabName Lab, string Subscription, string Id) ParseDelivery(string name, string field)
    {
        var parts = name.Split('/');
        return parts is ["labs", var lab, "subscriptions", var subscription, "deliveries", { Length: > 0 and <= MaxDeliveryIdLength } id]
            && LabName.IsValid(lab) && IsSubscriptionId(subscription)
            ? (new LabName(lab), subscription, id)
            : throw Invalid(name, field, "labs/{lab}/subscriptions/{subscription}/deliveries/{delivery}");
    }

    private static (LabName Lab, BranchName Branch, string Id) ParseOfBranch(string name, string collection, string field)
    {
        var parts = name.Split('/');
        return parts is ["labs", var lab, "branches", var branch, var of, { Length: > 0 and <= MaxIdLength } id]
            && of == collection && LabName.IsValid(lab) && BranchName.IsValid(branch)
            ? (new LabName(lab), new BranchName(branch), id)
            : throw Invalid(name, field, $"labs/{{lab}}/branches/{{branch}}/{collection}/{{id}}");
    }

    private static FlightsException Invalid(string name, string field, string format) =>
        new(ErrorKind.InvalidArgument, "INVALID_RESOURCE_NAME", $"The name '{Shortened(name)}' must have the form '{format}'.") { Field = field };

    private static string Shortened(string name) => name.Length <= 120 ? name : name[..120] + "...";
}
