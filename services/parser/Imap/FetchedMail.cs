namespace Flights.Parser.Imap;

/// <summary>A mail, or the beginning of one, as it was fetched.</summary>
/// <param name="Bytes">Its bytes, with LF line ends.</param>
/// <param name="Length">How many bytes the server sent: each line has one more there.</param>
internal readonly record struct FetchedMail(ReadOnlyMemory<byte> Bytes, int Length);
