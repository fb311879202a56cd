using System.Buffers;

namespace Flights.Domain.Reports.Parts;

/// <summary>A revision as git prints it: hexadecimal, whole or abbreviated to no fewer than 4 digits.</summary>
internal static class Hash
{
    private const int MinLength = 4;
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    public static bool IsHash(ReadOnlySpan<char> word) => word.Length >= MinLength && !word.ContainsAnyExcept(Digits);
}
