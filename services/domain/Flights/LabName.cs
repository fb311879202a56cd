namespace Flights.Domain.Flights;

/// <summary>The name of a lab: an osstest instance, or any CI that submits. Labs number their flights independently.</summary>
/// <param name="Value">The name: lower-case letters, digits and <c>-</c>, 1 to 63 characters.</param>
public readonly record struct LabName(string Value)
{
    /// <summary>The lab of a report that nothing else assigns to one.</summary>
    public static readonly LabName Default = new("default");

    /// <summary>Whether a text can name a lab.</summary>
    public static bool IsValid(string? text) =>
        text is { Length: >= 1 and <= 63 } && text.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-') && text[0] != '-';

    /// <summary>The name.</summary>
    public override string ToString() => Value;
}
