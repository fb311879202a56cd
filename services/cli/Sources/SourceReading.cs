using Flights.Mail;

namespace Flights.Cli.Sources;

/// <summary>How sources are read.</summary>
/// <param name="MaxMailBytes">The largest mail that is kept in memory; a larger one is refused.</param>
/// <param name="Quoting">How mailboxes quote <c>From </c> lines.</param>
/// <param name="IsKnownBlob">Whether a blob of git needs not to be read.</param>
internal sealed record SourceReading(int MaxMailBytes, MboxQuoting Quoting, Func<string, bool> IsKnownBlob);
