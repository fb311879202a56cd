using Flights.Domain.Flights;

namespace Flights.Domain.Filtering;

/// <summary>What a filter may ask for.</summary>
/// <param name="Fields">The fields, in the order in which messages list them.</param>
public sealed record FilterSchema(EquatableList<FilterField> Fields)
{
    /// <summary>The field of a name, or null if there is none.</summary>
    public FilterField? Find(string name) => Fields.FirstOrDefault(field => field.Name == name);
}

/// <summary>A field that a filter may ask for.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Words">The only values that it can have; empty if it can have any.</param>
public sealed record FilterField(string Name, EquatableList<string> Words);
