namespace Flights.Domain.Notices;

/// <summary>What a person is told.</summary>
/// <param name="Title">It in one line, of any length.</param>
/// <param name="Body">All of it, in lines of at most <see cref="NoticeLines.Width"/> characters that end in line feeds.</param>
public sealed record NoticeText(string Title, string Body);
