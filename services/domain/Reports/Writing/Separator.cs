namespace Flights.Domain.Reports.Writing;

/// <summary>The line between two parts.</summary>
internal static class Separator
{
    /// <summary>The line: 60 dashes.</summary>
    public const string Line = "------------------------------------------------------------";
}
