namespace Flights.Domain.Classification;

/// <summary>What a rule says of a failure.</summary>
/// <param name="Finding">The finding, or null if the recorded history leaves it open.</param>
/// <param name="Missing">What the history would have to hold; empty if there is a finding.</param>
internal sealed record Answer(Finding? Finding, string Missing = "")
{
    /// <summary>The answer that the history leaves open what to say.</summary>
    /// <param name="missing">What the history would have to hold.</param>
    public static Answer Open(string missing) => new(null, missing);
}
