using Flights.Domain.Flights;

namespace Flights.Domain.Filtering;

/// <summary>A condition on named fields, as AIP-160 writes it: <c>branch = "xen-*" AND (class = regression OR NOT job : qemuu)</c>.</summary>
public abstract record Filter
{
    /// <summary>The filter that everything fulfils: what an empty text stands for.</summary>
    public static readonly Filter Everything = new AllOf([]);

    /// <summary>Whether a thing fulfils it.</summary>
    /// <param name="valuesOf">The values that the thing has for a field: none, one or several. Only fields of the
    /// <see cref="FilterSchema"/> that the filter was read with are asked for.</param>
    public abstract bool Holds(Func<string, IEnumerable<string>> valuesOf);

    /// <summary>The filter as a text that reads back as the same filter.</summary>
    public sealed override string ToString() => FilterWriter.Write(this);
}

/// <summary>All of some conditions. Without any, it always holds.</summary>
/// <param name="Conditions">The conditions.</param>
public sealed record AllOf(EquatableList<Filter> Conditions) : Filter
{
    /// <inheritdoc/>
    public override bool Holds(Func<string, IEnumerable<string>> valuesOf) => Conditions.All(condition => condition.Holds(valuesOf));
}

/// <summary>At least one of some conditions.</summary>
/// <param name="Conditions">The conditions: two or more.</param>
public sealed record AnyOf(EquatableList<Filter> Conditions) : Filter
{
    /// <inheritdoc/>
    public override bool Holds(Func<string, IEnumerable<string>> valuesOf) => Conditions.Any(condition => condition.Holds(valuesOf));
}

/// <summary>The contrary of a condition.</summary>
/// <param name="Condition">The condition.</param>
public sealed record NoneOf(Filter Condition) : Filter
{
    /// <inheritdoc/>
    public override bool Holds(Func<string, IEnumerable<string>> valuesOf) => !Condition.Holds(valuesOf);
}

/// <summary>A condition on one field: a value of it is as the pattern says, or none is.</summary>
/// <param name="Field">The field's name.</param>
/// <param name="IsNegated">Whether none may be: <c>!=</c> instead of <c>=</c>. A thing without a value for the field fulfils that.</param>
/// <param name="Pattern">The value. A <c>*</c> in it stands for any characters, or none.</param>
public sealed record Restriction(string Field, bool IsNegated, TextPattern Pattern) : Filter
{
    /// <inheritdoc/>
    public override bool Holds(Func<string, IEnumerable<string>> valuesOf) => valuesOf(Field).Any(Pattern.Matches) != IsNegated;
}
