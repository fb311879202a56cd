using System.Diagnostics.CodeAnalysis;
using Flights.Platform.Errors;
using Google.Protobuf;

namespace Flights.Platform.Wire;

/// <summary>The parts that a message cannot be without.</summary>
public static class MessageParts
{
    /// <summary>A part that must be there.</summary>
    /// <param name="part">The part, or null.</param>
    /// <param name="field">Its field, such as <c>push.push_time</c>.</param>
    /// <exception cref="FlightsException"><c>INCOMPLETE_MESSAGE</c>: it is not.</exception>
    public static TPart Given<TPart>([NotNull] this TPart? part, string field)
        where TPart : class, IMessage
        => part ?? throw new FlightsException(ErrorKind.InvalidArgument, "INCOMPLETE_MESSAGE", $"The message has no '{field}'.") { Field = field };
}
