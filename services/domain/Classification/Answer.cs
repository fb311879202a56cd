namespace Flights.Domain.Classification;

/// <summary>What a rule says of a failure.</summary>
/// <param name="Finding">The finding; if the history leaves it open, what follows from the part of it that is known.</param>
/// <param name="Missing">What the history would have to hold; empty if it suffices.</param>
internal sealed record Answer(Finding Finding, string Missing = "")
{
    /// <summary>Whether the history suffices.</summary>
    public bool IsDecided => Missing.Length == 0;
}
