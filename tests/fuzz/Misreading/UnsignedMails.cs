using Flights.Fuzz.Tests.Inputs;
using Flights.Fuzz.Tests.Mutations;

namespace Flights.Fuzz.Tests.Misreading;

/// <summary>The mails of the sources that are flight reports, without an encoding and without signatures.</summary>
internal static class UnsignedMails
{
    /// <summary>The mails, in order. Their characters are bytes.</summary>
    public static IReadOnlyList<FuzzSource> All()
    {
        var sources = FuzzSources.All();
        var encoded = sources.Where(source => source.Name.EndsWith(FuzzSources.NotEncoded, StringComparison.Ordinal))
            .Select(source => source.Name[..^FuzzSources.NotEncoded.Length])
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. sources
                .Where(source => source.Name.EndsWith(".eml", StringComparison.Ordinal) && !encoded.Contains(source.Name)
                    || source.Name.EndsWith(FuzzSources.NotEncoded, StringComparison.Ordinal))
                .Select(source => source with { Text = WithoutSignature(source.Text) }),
        ];
    }

    private static string WithoutSignature(string mail) =>
        EncodingMutations.WithHeader(mail, "DKIM-Signature", "").Replace("DKIM-Signature: \n", "", StringComparison.Ordinal);
}
