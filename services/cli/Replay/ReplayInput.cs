namespace Flights.Cli.Replay;

/// <summary>One text that may be a report.</summary>
/// <param name="File">The file that holds it.</param>
/// <param name="FirstLine">The line of the file on which it begins, from 1: more than 1 only for a later message of an mbox.</param>
/// <param name="Text">The bytes.</param>
internal sealed record ReplayInput(string File, long FirstLine, ReadOnlyMemory<byte> Text);
