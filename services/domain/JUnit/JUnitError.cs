namespace Flights.Domain.JUnit;

/// <summary>Why a file of JUnit XML was refused, and where it shows.</summary>
/// <param name="Reason">A stable reason, one of <see cref="JUnitReasons"/>.</param>
/// <param name="Line">The line, from 1; 0 if it is about the whole file.</param>
/// <param name="Column">The column, from 1, in UTF-16 code units; 0 if it is about the whole file.</param>
/// <param name="Message">A sentence for a person.</param>
public sealed record JUnitError(string Reason, int Line, int Column, string Message);
