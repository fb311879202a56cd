namespace Flights.Fuzz.Tests.Misreading;

/// <summary>A value of a field in a mail.</summary>
/// <param name="Field">The field.</param>
/// <param name="Start">Where it begins in the mail.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Others">Other values that are as plausible.</param>
internal sealed record FieldToken(ReportField Field, int Start, int Length, IReadOnlyList<string> Others);
