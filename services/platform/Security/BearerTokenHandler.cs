using System.Net.Http.Headers;

namespace Flights.Platform.Security;

/// <summary>Puts a bearer token on every request.</summary>
internal sealed class BearerTokenHandler(Func<string> token, HttpMessageHandler next) : DelegatingHandler(next)
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token());
        return base.SendAsync(request, cancellationToken);
    }
}
