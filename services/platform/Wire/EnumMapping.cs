namespace Flights.Platform.Wire;

/// <summary>
/// Maps enums whose values have the same names on the wire and in the domain. The wire's zero is always <c>Unspecified</c>, so numbers
/// do not match and names do; a test holds the names together.
/// </summary>
internal static class EnumMapping<TDomain, TWire>
    where TDomain : struct, Enum
    where TWire : struct, Enum
{
    private static readonly Dictionary<TDomain, TWire> ToWireByValue =
        Enum.GetValues<TDomain>().ToDictionary(value => value, value => Enum.Parse<TWire>(value.ToString()));

    private static readonly Dictionary<TWire, TDomain> ToDomainByValue = ToWireByValue.ToDictionary(pair => pair.Value, pair => pair.Key);

    /// <summary>The wire's value of the same name.</summary>
    public static TWire ToWire(TDomain value) => ToWireByValue[value];

    /// <summary>The domain's value of the same name, or nothing for the wire's <c>Unspecified</c> and for values of a newer contract.</summary>
    public static TDomain? ToDomain(TWire value) => ToDomainByValue.TryGetValue(value, out var known) ? known : null;
}
