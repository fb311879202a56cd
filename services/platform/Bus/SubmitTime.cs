using System.Globalization;
using MassTransit;

namespace Flights.Platform.Bus;

/// <summary>When the report was submitted that a message goes back to.</summary>
public static class SubmitTime
{
    /// <summary>What a message says of it; null if nothing, as where a service announces something again by itself.</summary>
    public static DateTimeOffset? Of(ConsumeContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return long.TryParse(
            ProtobufSerializer.HeaderText(context.Headers, BusHeaders.SubmitTime), NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : null;
    }
}
