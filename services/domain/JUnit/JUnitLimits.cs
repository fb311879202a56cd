namespace Flights.Domain.JUnit;

/// <summary>How much a file of JUnit XML may hold. What is beyond a limit is refused with the limit's name, as <see cref="JUnitReasons"/>
/// gives it.</summary>
public sealed record JUnitLimits
{
    /// <summary>The limits that hold unless others are given.</summary>
    public static readonly JUnitLimits Default = new();

    /// <summary>The most bytes of a file. Default: 30 MiB; GitLab reads files of up to 30 MB.</summary>
    public int MaxBytes { get; init; } = 30 * 1024 * 1024;

    /// <summary>How deep elements may be nested. Default: 32.</summary>
    public int MaxDepth { get; init; } = 32;

    /// <summary>The most cases of a file. Default: 500 000.</summary>
    public int MaxCases { get; init; } = 500_000;

    /// <summary>The most UTF-16 code units in the name of a suite, a class or a case. Default: 8 192.</summary>
    public int MaxNameLength { get; init; } = 8_192;
}
