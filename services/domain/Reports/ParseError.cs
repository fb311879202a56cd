namespace Flights.Domain.Reports;

/// <summary>Why a text was refused, and where it shows.</summary>
/// <param name="Reason">A stable reason, one of <see cref="ParseReasons"/>.</param>
/// <param name="Line">The line of the text, from 1; 0 if the envelope shows it.</param>
/// <param name="Column">The column, from 1, in UTF-16 code units; 0 if it is about the whole line.</param>
/// <param name="Message">A sentence for a person.</param>
public sealed record ParseError(string Reason, int Line, int Column, string Message);
