using System.ComponentModel.DataAnnotations;
using System.Net;
using Flights.Platform.Options;

namespace Flights.Platform.Hosting;

/// <summary>How a process is called by whoever does not speak gRPC: by JSON, or from a browser.</summary>
public sealed class WebOptions : IValidatableObject
{
    /// <summary>Where the methods are served as JSON, over HTTP/1.1 and with a certificate file by TLS, together with the page that
    /// describes them: <c>http</c> or <c>https</c>, an IP address or <c>localhost</c>, and a port; port 0 takes a free one. What holds for a call
    /// over gRPC holds there too. Default: nowhere.</summary>
    [Variable("FLIGHTS_JSON_LISTEN")]
    public Uri? JsonListen { get; set; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (JsonListen is { } listen
            && ((listen.Scheme != Uri.UriSchemeHttp && listen.Scheme != Uri.UriSchemeHttps)
                || (listen.Host != "localhost" && !IPAddress.TryParse(listen.DnsSafeHost, out _))))
        {
            yield return new ValidationResult($"FLIGHTS_JSON_LISTEN is '{listen}': it must be 'http' or 'https', an IP address and a port.");
        }
    }
}
