using System.ComponentModel.DataAnnotations;
using System.Net;
using Flights.Platform.Options;
using Microsoft.Extensions.Logging;

namespace Flights.Platform.Hosting;

/// <summary>How a process listens, calls and logs.</summary>
public sealed class ListenOptions : IValidatableObject
{
    /// <summary>Where the gRPC server listens: <c>http</c> or <c>https</c>, an IP address or <c>localhost</c>, and a port; port 0 takes a free
    /// one. It is HTTP/2, and with a certificate file TLS, whichever stands here. Default: loopback, with the port of the service.</summary>
    [Variable("FLIGHTS_LISTEN")]
    public Uri Listen { get; set; } = ServicePorts.AddressOf("embedded");

    /// <summary>The largest message that is received or sent over gRPC, in bytes. Default: 16 MiB.</summary>
    [Variable("FLIGHTS_MAX_MESSAGE_BYTES")]
    [Range(64 * 1024, 256 * 1024 * 1024, ErrorMessage = "it must lie between 65536 and 268435456.")]
    public int MaxMessageBytes { get; set; } = 16 * 1024 * 1024;

    /// <summary>How many calls one connection may have open at once. Default: 100.</summary>
    [Variable("FLIGHTS_MAX_STREAMS")]
    [Range(1, 10_000, ErrorMessage = "it must lie between 1 and 10000.")]
    public int MaxStreams { get; set; } = 100;

    /// <summary>How many connections may be open at once; the server closes those beyond. Default: 1000.</summary>
    [Variable("FLIGHTS_MAX_CONNECTIONS")]
    [Range(1, 100_000, ErrorMessage = "it must lie between 1 and 100000.")]
    public int MaxConnections { get; set; } = 1000;

    /// <summary>How long a call may take whose caller has set no deadline; streams may take longer. Default: 5 m.</summary>
    [Variable("FLIGHTS_MAX_CALL_TIME")]
    [Range(typeof(TimeSpan), "00:00:00.100", "01:00:00", ErrorMessage = "it must lie between 100ms and 1h.")]
    public TimeSpan MaxCallTime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a call to another service may take, if the caller sets no deadline. Default: 30 s.</summary>
    [Variable("FLIGHTS_CALL_TIMEOUT")]
    [Range(typeof(TimeSpan), "00:00:00.100", "01:00:00", ErrorMessage = "it must lie between 100ms and 1h.")]
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long calls and consumers may take to finish when the process is told to stop. Default: 15 s.</summary>
    [Variable("FLIGHTS_STOP_TIMEOUT")]
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00", ErrorMessage = "it must lie between 0s and 10m.")]
    public TimeSpan StopTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>The least level that is logged, to standard error. Default: information.</summary>
    [Variable("FLIGHTS_LOG_LEVEL")]
    public LogLevel LogLevel { get; set; } = LogLevel.Information;

    /// <summary>How logs are written. Default: text.</summary>
    [Variable("FLIGHTS_LOG_FORMAT")]
    public LogFormat LogFormat { get; set; } = LogFormat.Text;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if ((Listen.Scheme != Uri.UriSchemeHttp && Listen.Scheme != Uri.UriSchemeHttps) || (Listen.Host != "localhost" && !IPAddress.TryParse(Listen.DnsSafeHost, out _)))
        {
            yield return new ValidationResult($"FLIGHTS_LISTEN is '{Listen}': it must be 'http' or 'https', an IP address and a port.");
        }
    }
}
