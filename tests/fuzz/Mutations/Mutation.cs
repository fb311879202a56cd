namespace Flights.Fuzz.Tests.Mutations;

/// <summary>One way to spoil a text.</summary>
/// <param name="Name">What it does.</param>
/// <param name="Apply">The spoilt text, of the text and what it may draw on. Texts hold one byte a character.</param>
internal sealed record Mutation(string Name, Func<string, MutationContext, string> Apply)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Mutation> All { get; } =
        [.. LineMutations.All, .. CharacterMutations.All, .. GrammarMutations.All, .. EncodingMutations.All, .. MailMutations.All];
}
