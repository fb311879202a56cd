using Microsoft.AspNetCore.Http;

namespace Flights.Platform.Hosting;

/// <summary>Marks the connections that come in by <c>FLIGHTS_HTTP_LISTEN</c>: what is served there is served nowhere else.</summary>
internal sealed class OperatorConnection
{
    private static readonly OperatorConnection Mark = new();

    /// <summary>Marks all connections of an endpoint.</summary>
    public static void MarkAll(Microsoft.AspNetCore.Server.Kestrel.Core.ListenOptions endpoint) => endpoint.Use(next => connection =>
    {
        connection.Features.Set(Mark);
        return next(connection);
    });

    /// <summary>Whether a request came in by such a connection.</summary>
    public static bool Carries(HttpContext context) => context.Features.Get<OperatorConnection>() is not null;
}
