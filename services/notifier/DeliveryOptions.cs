using System.ComponentModel.DataAnnotations;
using Flights.Platform.Options;

namespace Flights.Notifier;

/// <summary>How subscribers are told.</summary>
public sealed class DeliveryOptions : IValidatableObject
{
    /// <summary>The folder of the files of subscriptions with a file channel. It is made if it is not there. Default: none, and there are
    /// no such subscriptions.</summary>
    [Variable("FLIGHTS_NOTIFIER_FILE_FOLDER")]
    public string FileFolder { get; set; } = "";

    /// <summary>The folder of the secrets that subscriptions name: a file for each. Default: none, and nothing is signed.</summary>
    [Variable("FLIGHTS_NOTIFIER_SECRET_FOLDER")]
    public string SecretFolder { get; set; } = "";

    /// <summary>Hosts that subscriptions may address in a private network and by <c>http://</c>: <c>host</c>, or <c>host:port</c>, with commas between
    /// them. Default: none, and public addresses alone are called, by <c>https://</c>.</summary>
    [Variable("FLIGHTS_NOTIFIER_HTTP_TARGETS")]
    public string HttpTargets { get; set; } = "";

    /// <summary>How many subscriptions one owner may have in a lab. Default: 100.</summary>
    [Variable("FLIGHTS_NOTIFIER_MAX_SUBSCRIPTIONS")]
    [Range(1, 100_000, ErrorMessage = "it must lie between 1 and 100000.")]
    public int MaxSubscriptions { get; set; } = 100;

    /// <summary>How long the other side may take for one message. 100 ms to 10 minutes. Default: 30 s.</summary>
    [Variable("FLIGHTS_NOTIFIER_SEND_TIMEOUT")]
    [Range(typeof(TimeSpan), "00:00:00.100", "00:10:00", ErrorMessage = "it must lie between 100ms and 10m.")]
    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The pause after a message that could not be sent; it doubles with each failure. 10 ms to 1 hour. Default: 5 s.</summary>
    [Variable("FLIGHTS_NOTIFIER_RETRY_PAUSE")]
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00", ErrorMessage = "it must lie between 10ms and 1h.")]
    public TimeSpan RetryPause { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The longest such pause. 10 ms to 24 hours. Default: 1 hour.</summary>
    [Variable("FLIGHTS_NOTIFIER_RETRY_MAX_PAUSE")]
    [Range(typeof(TimeSpan), "00:00:00.010", "1.00:00:00", ErrorMessage = "it must lie between 10ms and 24h.")]
    public TimeSpan RetryMaxPause { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long it is tried to send a message. 0 s to 30 days. Default: 72 hours.</summary>
    [Variable("FLIGHTS_NOTIFIER_GIVE_UP_AFTER")]
    [Range(typeof(TimeSpan), "00:00:00", "30.00:00:00", ErrorMessage = "it must lie between 0s and 720h.")]
    public TimeSpan GiveUpAfter { get; set; } = TimeSpan.FromHours(72);

    /// <summary>How often the event log is looked at for what other replicas have written. 10 ms to 5 minutes. Default: 5 s.</summary>
    [Variable("FLIGHTS_NOTIFIER_POLL")]
    [Range(typeof(TimeSpan), "00:00:00.010", "00:05:00", ErrorMessage = "it must lie between 10ms and 5m.")]
    public TimeSpan Poll { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The entries of <see cref="HttpTargets"/>.</summary>
    internal IEnumerable<string> Targets =>
        HttpTargets.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (RetryMaxPause < RetryPause)
        {
            yield return new ValidationResult("FLIGHTS_NOTIFIER_RETRY_MAX_PAUSE must not be shorter than FLIGHTS_NOTIFIER_RETRY_PAUSE.");
        }

        if (SecretFolder.Length > 0 && !Directory.Exists(SecretFolder))
        {
            yield return new ValidationResult($"FLIGHTS_NOTIFIER_SECRET_FOLDER is '{SecretFolder}': there is no such folder.");
        }

        foreach (var target in Targets.Where(target => !Uri.TryCreate($"http://{target}/", UriKind.Absolute, out var uri) || uri.PathAndQuery != "/"))
        {
            yield return new ValidationResult($"FLIGHTS_NOTIFIER_HTTP_TARGETS holds '{target}': it must be 'host' or 'host:port'.");
        }
    }
}
