namespace Flights.Cli.Sources;

/// <summary>What a commit of a public inbox does.</summary>
/// <param name="Commit">The commit.</param>
/// <param name="Deleted">The blob of a mail that it takes away; empty for none.</param>
/// <param name="Added">The blob of a mail that it adds; empty for none.</param>
internal readonly record struct InboxChange(string Commit, string Deleted, string Added);
