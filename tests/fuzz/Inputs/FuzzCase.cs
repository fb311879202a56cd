using System.Text;
using Flights.Fuzz.Tests.Mutations;

namespace Flights.Fuzz.Tests.Inputs;

/// <summary>One mutated input. It follows from the seed, its index and the sources alone, so that any case can be made again.</summary>
/// <param name="Index">Which case of the seed it is, from 0.</param>
/// <param name="Origin">The source and the mutations, in order.</param>
/// <param name="Bytes">The input.</param>
internal sealed record FuzzCase(int Index, string Origin, byte[] Bytes)
{
    private const int MostMutations = 6;

    // Longer ones are cut, as a mutation that doubles may follow another one. The largest real mail has 28 KiB.
    private const int MaxLength = 64 * 1024;

    /// <summary>Makes a case.</summary>
    public static FuzzCase Make(int seed, int index, IReadOnlyList<FuzzSource> sources)
    {
        var random = new Random(unchecked((seed * 1_000_003) ^ (index * 7919)));
        var source = random.Pick(sources);
        var (text, origin) = (source.Text, new StringBuilder(source.Name));
        for (var changes = random.Next(1, MostMutations + 1); changes > 0; changes--)
        {
            var mutation = random.Pick(Mutation.All);
            text = mutation.Apply(text, new MutationContext(random, sources));
            text = text.Length > MaxLength ? text[..MaxLength] : text;
            origin.Append(" + ").Append(mutation.Name);
        }

        return new FuzzCase(index, origin.ToString(), Encoding.Latin1.GetBytes(text));
    }
}
