using Flights.Fuzz.Tests.Inputs;

namespace Flights.Fuzz.Tests.Mutations;

/// <summary>What a mutation may draw on.</summary>
/// <param name="Random">The case's own numbers.</param>
/// <param name="Sources">The sources, to take parts of others.</param>
internal sealed record MutationContext(Random Random, IReadOnlyList<FuzzSource> Sources)
{
    /// <summary>A place in a text: between two characters, or at an end.</summary>
    public int PlaceIn(string text) => Random.Next(text.Length + 1);

    /// <summary>A range of a text that is no longer than a given length.</summary>
    public (int Start, int Length) RangeIn(string text, int maxLength)
    {
        var start = PlaceIn(text);
        return (start, Random.Next(Math.Min(maxLength, text.Length - start) + 1));
    }
}
