using Microsoft.AspNetCore.Http;

namespace Flights.Platform.Hosting;

/// <summary>Marks the connections that come in by <c>FLIGHTS_JSON_LISTEN</c>.</summary>
internal sealed class WebConnection
{
    private static readonly WebConnection Mark = new();

    /// <summary>Marks all connections of an endpoint.</summary>
    public static void MarkAll(Microsoft.AspNetCore.Server.Kestrel.Core.ListenOptions endpoint) => endpoint.Use(next => connection =>
    {
        connection.Features.Set(Mark);
        return next(connection);
    });

    /// <summary>Whether a request came in by such a connection.</summary>
    public static bool Carries(HttpContext context) => context.Features.Get<WebConnection>() is not null;
}
