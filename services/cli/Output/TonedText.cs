namespace Flights.Cli.Output;

/// <summary>A piece of text with its tone.</summary>
/// <param name="Text">The text.</param>
/// <param name="Tone">The tone.</param>
internal readonly record struct TonedText(string Text, Tone Tone)
{
    /// <summary>Text that means no more than it says.</summary>
    public static implicit operator TonedText(string text) => new(text, Tone.Plain);
}
