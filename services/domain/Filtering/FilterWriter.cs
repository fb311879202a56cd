namespace Flights.Domain.Filtering;

/// <summary>Writes filters as texts.</summary>
internal static class FilterWriter
{
    /// <summary>The text of a filter.</summary>
    public static string Write(Filter filter) => filter switch
    {
        AllOf all => string.Join(" AND ", all.Conditions.Select(condition => Inside(condition, condition is AllOf))),
        AnyOf any => string.Join(" OR ", any.Conditions.Select(condition => Inside(condition, condition is AllOf or AnyOf))),
        NoneOf none => "NOT " + Inside(none.Condition, none.Condition is not Restriction),
        Restriction restriction => $"{restriction.Field} {(restriction.IsNegated ? "!=" : "=")} {Quoted(restriction.Pattern.Text)}",
        _ => throw new ArgumentException($"There is no text for {filter.GetType()}.", nameof(filter)),
    };

    private static string Inside(Filter filter, bool inBrackets) => inBrackets ? $"({Write(filter)})" : Write(filter);

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
