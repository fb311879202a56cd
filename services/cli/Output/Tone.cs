namespace Flights.Cli.Output;

/// <summary>What a piece of text means to its reader, and so the colour that it has on a terminal.</summary>
internal enum Tone
{
    /// <summary>No more than it says.</summary>
    Plain,

    /// <summary>As it should be.</summary>
    Good,

    /// <summary>Broken.</summary>
    Bad,

    /// <summary>To be looked at, though it may be nothing.</summary>
    Doubtful,

    /// <summary>What the eye looks for first.</summary>
    Strong,

    /// <summary>Of little weight.</summary>
    Quiet,
}
