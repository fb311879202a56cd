namespace Flights.BaselineStore.Recording;

/// <summary>Flight numbers above one and up to another one.</summary>
/// <param name="Above">The number below the first.</param>
/// <param name="Until">The last.</param>
internal readonly record struct NumberRange(long Above, long Until)
{
    /// <summary>All above a number.</summary>
    public static NumberRange From(long above) => new(above, long.MaxValue);
}
