namespace Flights.Domain.Reports;

/// <summary>A header of a mail.</summary>
/// <param name="Name">The name, such as <c>X-Osstest-Failures</c>.</param>
/// <param name="Value">What follows the colon, folded as it stands.</param>
public sealed record MailHeader(string Name, string Value);
