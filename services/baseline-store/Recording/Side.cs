namespace Flights.BaselineStore.Recording;

/// <summary>One side of a flight's comparison, as the tables number it.</summary>
internal enum Side
{
    /// <summary>What it targeted for testing.</summary>
    Targeted = 0,

    /// <summary>The baseline.</summary>
    Baseline = 1,
}
