namespace Flights.Parser.Imap;

/// <summary>A mail in the folder, not yet fetched.</summary>
/// <param name="Uid">Its UID.</param>
/// <param name="Size">Its size in bytes as the server tells it, RFC822.SIZE; 0 if it does not.</param>
internal readonly record struct ImapMail(uint Uid, long Size);
