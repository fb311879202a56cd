using Flights.Domain.Flights;

namespace Flights.Platform.Wire;

/// <summary>Maps contradictions.</summary>
public static class ContradictionMapping
{
    /// <summary>A contradiction on the wire.</summary>
    public static V1.Contradiction ToWire(this Contradiction contradiction) => new()
    {
        Kind = EnumMapping<ContradictionKind, V1.ContradictionKind>.ToWire(contradiction.Kind),
        Subject = contradiction.Subject,
        Effective = contradiction.Effective,
        Other = contradiction.Other,
    };
}
