namespace Flights.Fuzz.Tests.Mutations;

/// <summary>Chooses by chance.</summary>
internal static class RandomExtensions
{
    /// <summary>One of some things.</summary>
    public static T Pick<T>(this Random random, IReadOnlyList<T> things) => things[random.Next(things.Count)];
}
