namespace Flights.Domain.Flights;

/// <summary>
/// A place where a report's text reads otherwise than its facts are written: a line that no part of a report holds, or one that somebody
/// spelled in his own way. It holds as long as the facts there are as they were read: where they changed, they are written anew.
/// </summary>
/// <param name="Part">The part of the report.</param>
/// <param name="Line">The line of the part as it is written from the facts, from 0.</param>
/// <param name="Written">The lines that are written there from the facts; empty if the text has more than they say.</param>
/// <param name="Reads">The lines that stand there instead, verbatim; empty if the text lacks what the facts say.</param>
public sealed record Deviation(ReportPart Part, int Line, EquatableList<string> Written, EquatableList<string> Reads);
