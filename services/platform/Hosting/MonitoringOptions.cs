using System.ComponentModel.DataAnnotations;
using System.Net;
using Flights.Platform.Options;

namespace Flights.Platform.Hosting;

/// <summary>How a process is watched by those who run it.</summary>
public sealed class MonitoringOptions : IValidatableObject
{
    /// <summary>Where health and metrics are served over HTTP/1.1, for whoever does not speak gRPC: <c>http</c>, an IP address or
    /// <c>localhost</c>, and a port; port 0 takes a free one. Everybody who reaches it may read them. Default: nowhere.</summary>
    [Variable("FLIGHTS_HTTP_LISTEN")]
    public Uri? HttpListen { get; set; }

    /// <summary>The pause between two measurements of what a server has to be asked for: the queues of the broker, the size of the
    /// database. Default: 1 min.</summary>
    [Variable("FLIGHTS_MEASURE_PAUSE")]
    [Range(typeof(TimeSpan), "00:00:00.100", "1.00:00:00", ErrorMessage = "it must lie between 100ms and 24h.")]
    public TimeSpan MeasurePause { get; set; } = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (HttpListen is { } listen
            && (listen.Scheme != Uri.UriSchemeHttp || (listen.Host != "localhost" && !IPAddress.TryParse(listen.DnsSafeHost, out _))))
        {
            yield return new ValidationResult($"FLIGHTS_HTTP_LISTEN is '{listen}': it must be 'http', an IP address and a port.");
        }
    }
}
