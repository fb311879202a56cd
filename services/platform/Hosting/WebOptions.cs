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

    /// <summary>Whether gRPC-Web is served there too. Default: false.</summary>
    [Variable("FLIGHTS_GRPC_WEB")]
    public bool GrpcWeb { get; set; }

    /// <summary>The origins whose pages may call from a browser, separated by commas, such as <c>https://dashboard.example.org</c>. Default:
    /// none but the own.</summary>
    [Variable("FLIGHTS_WEB_ORIGINS")]
    public string Origins { get; set; } = "";

    /// <summary>The origins, one by one.</summary>
    public string[] OriginList => Origins.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (JsonListen is { } listen
            && ((listen.Scheme != Uri.UriSchemeHttp && listen.Scheme != Uri.UriSchemeHttps)
                || (listen.Host != "localhost" && !IPAddress.TryParse(listen.DnsSafeHost, out _))))
        {
            yield return new ValidationResult($"FLIGHTS_JSON_LISTEN is '{listen}': it must be 'http' or 'https', an IP address and a port.");
        }

        if (JsonListen is null && GrpcWeb)
        {
            yield return new ValidationResult("FLIGHTS_GRPC_WEB is 'true': FLIGHTS_JSON_LISTEN, where it would be served, is not set.");
        }

        foreach (var origin in OriginList.Where(origin => !IsOrigin(origin)))
        {
            yield return new ValidationResult($"FLIGHTS_WEB_ORIGINS names '{origin}': it must be like 'https://dashboard.example.org', with nothing behind.");
        }
    }

    // What a browser sends is compared as text: nothing but the canonical form would ever match.
    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
        && uri.GetLeftPart(UriPartial.Authority) == text
        && uri.UserInfo.Length == 0;
}
