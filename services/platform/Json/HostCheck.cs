using System.Net;
using Flights.Platform.Errors;
using Flights.Platform.Hosting;
using Flights.Platform.Security;
using Microsoft.AspNetCore.Http;

namespace Flights.Platform.Json;

/// <summary>Where neither a token is asked for nor another machine can connect, a page of anybody could have its own name lead to this machine
/// and then call as if it were from here («DNS rebinding»). It has to name itself, though: what names this machine otherwise than by an
/// address or as <c>localhost</c> is refused.</summary>
internal sealed class HostCheck(WebOptions options, AuthOptions auth)
{
    private readonly bool _isOn = !auth.IsOn && options.JsonListen is { IsLoopback: true };

    /// <summary>Why a request is refused; null if it is not.</summary>
    public FlightsException? RefusalOf(HttpRequest request) =>
        !_isOn || request.Host.Host == "localhost" || IPAddress.TryParse(request.Host.Host.Trim('[', ']'), out _)
            ? null
            : new FlightsException(
                ErrorKind.PermissionDenied, AccessReasons.WrongHost, "Without tokens this process is called by its address, or as 'localhost', alone.");
}
