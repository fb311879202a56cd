using Flights.Domain.Flights;

namespace Flights.Platform.Wire;

/// <summary>Maps what a reader of a report remarked.</summary>
public static class DiagnosticMapping
{
    /// <summary>The message of a remark.</summary>
    public static V1.Diagnostic ToWire(this Diagnostic diagnostic)
    {
        var wire = new V1.Diagnostic
        {
            Reason = diagnostic.Reason,
            Line = diagnostic.Line,
            Column = diagnostic.Column,
            Message = diagnostic.Message,
        };
        if (diagnostic.Other is { } other)
        {
            wire.Other = new V1.DiagnosticPlace { Header = other.Header, Line = other.Line, Column = other.Column };
        }

        return wire;
    }

    /// <summary>The remark of a message.</summary>
    public static Diagnostic ToDomain(this V1.Diagnostic wire) => new(wire.Reason, wire.Line, wire.Column, wire.Message)
    {
        Other = wire.Other is { } other ? new DiagnosticPlace(other.Header, other.Line, other.Column) : null,
    };
}
