namespace Flights.Domain.Reports;

/// <summary>Where a word stands in a line. A <see cref="Range"/> would do, but counts from both ends.</summary>
/// <param name="Start">Its first character, from 0.</param>
/// <param name="End">The character behind it.</param>
internal readonly record struct WordPlace(int Start, int End);
