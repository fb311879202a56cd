using System.Globalization;
using Flights.Platform.Wire;

namespace Flights.Notifier.Deliveries;

/// <summary>How far a preview is.</summary>
/// <param name="AfterEvent">The last event of the log that is told.</param>
/// <param name="Digest">The time of the digest that tells of it, in ticks; 0 if none does.</param>
/// <param name="Part">Which message of that digest comes next, from 1.</param>
internal sealed record PreviewPlace(long AfterEvent, long Digest, int Part)
{
    /// <summary>Before the first event.</summary>
    public static readonly PreviewPlace Start = new(0, 0, 1);

    /// <summary>The place that a page token holds.</summary>
    public static PreviewPlace Read(string token, string list) =>
        PageTokens.Read(token, list, parts: 3) is [var after, var digest, var part]
            ? new PreviewPlace(PageTokens.Number(after), PageTokens.Number(digest), (int)Math.Min(PageTokens.Number(part), int.MaxValue))
            : Start;

    /// <summary>The page token of the place.</summary>
    public string Write(string list) => PageTokens.Write(list, Text(AfterEvent), Text(Digest), Text(Part));

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
