using System.ComponentModel.DataAnnotations;
using Flights.Platform.Options;
using Flights.Platform.Security;

namespace Flights.Platform.Bus;

/// <summary>How a process is joined to the bus.</summary>
public sealed class BusOptions : IValidatableObject
{
    /// <summary>What carries the messages. Default: <c>rabbitmq</c> for a process of one service, <c>in-memory</c> for several.</summary>
    [Variable("FLIGHTS_BUS")]
    public BusTransport Transport { get; set; } = BusTransport.Rabbitmq;

    /// <summary>The broker: <c>amqp://host:port/virtual-host</c>. Default: this machine. A user and a password may stand in it; without
    /// any, RabbitMQ's own default user is taken, which a broker lets in from its own machine only.</summary>
    [Variable("FLIGHTS_RABBITMQ_URI")]
    [Secret]
    public Uri RabbitMqUri { get; set; } = new("amqp://127.0.0.1:5672/");

    /// <summary>The user at the broker. Stands over that of the address.</summary>
    [Variable("FLIGHTS_RABBITMQ_USER")]
    public string RabbitMqUser { get; set; } = "";

    /// <summary>The file with the user's password, without the line end. Stands over that of the address.</summary>
    [Variable("FLIGHTS_RABBITMQ_PASSWORD_FILE")]
    public string RabbitMqPasswordFile { get; set; } = "";

    /// <summary>The authorities of the broker's certificate as PEM, for <c>amqps</c>. Default: those of the machine.</summary>
    [Variable("FLIGHTS_RABBITMQ_CA_FILE")]
    public string RabbitMqCaFile { get; set; } = "";

    /// <summary>How many messages a queue hands out before one of them is acknowledged. Default: 32.</summary>
    [Variable("FLIGHTS_BUS_PREFETCH")]
    [Range(1, 10_000, ErrorMessage = "it must lie between 1 and 10000.")]
    public int Prefetch { get; set; } = 32;

    /// <summary>How many messages of one queue are worked on at once. Default: 8.</summary>
    [Variable("FLIGHTS_BUS_CONCURRENCY")]
    [Range(1, 1000, ErrorMessage = "it must lie between 1 and 1000.")]
    public int Concurrency { get; set; } = 8;

    /// <summary>How many messages may wait in all queues of the pipeline together before new reports are refused. Each parser looks at the
    /// broker by itself, so that there may be a few more. Default: 100 000, and 20 000 for a process of several services, which keeps
    /// them in its memory.</summary>
    [Variable("FLIGHTS_BUS_MAX_WAITING")]
    [Range(1, 100_000_000, ErrorMessage = "it must lie between 1 and 100000000.")]
    public int MaxWaiting { get; set; } = 100_000;

    /// <summary>How often a message that failed is tried again before it goes to the error queue. Default: 5.</summary>
    [Variable("FLIGHTS_BUS_RETRIES")]
    [Range(0, 100, ErrorMessage = "it must lie between 0 and 100.")]
    public int Retries { get; set; } = 5;

    /// <summary>The pause before the first retry; it doubles with each, up to <see cref="RetryMaxPause"/>. Default: 50 ms.</summary>
    [Variable("FLIGHTS_BUS_RETRY_PAUSE")]
    [Range(typeof(TimeSpan), "00:00:00.001", "00:01:00", ErrorMessage = "it must lie between 1ms and 1m.")]
    public TimeSpan RetryPause { get; set; } = TimeSpan.FromMilliseconds(50);

    /// <summary>The longest pause before a retry. Default: 5 s.</summary>
    [Variable("FLIGHTS_BUS_RETRY_MAX_PAUSE")]
    [Range(typeof(TimeSpan), "00:00:00.001", "00:10:00", ErrorMessage = "it must lie between 1ms and 10m.")]
    public TimeSpan RetryMaxPause { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a publisher waits until its message is safe. Default: 30 s.</summary>
    [Variable("FLIGHTS_BUS_PUBLISH_TIMEOUT")]
    [Range(typeof(TimeSpan), "00:00:00.100", "01:00:00", ErrorMessage = "it must lie between 100ms and 1h.")]
    public TimeSpan PublishTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The largest message that is read, in bytes: a larger one goes to the error queue. Default: 64 MiB, more than comes of the
    /// largest call that a service takes.</summary>
    [Variable("FLIGHTS_BUS_MAX_MESSAGE_BYTES")]
    [Range(65_536, 512 * 1024 * 1024, ErrorMessage = "it must lie between 65536 and 536870912.")]
    public int MaxMessageBytes { get; set; } = 64 * 1024 * 1024;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (RabbitMqUri.Scheme is not ("amqp" or "amqps"))
        {
            yield return new ValidationResult("FLIGHTS_RABBITMQ_URI must begin with 'amqp://' or 'amqps://'.");
        }

        if (RabbitMqCaFile.Length > 0 && RabbitMqUri.Scheme != "amqps")
        {
            yield return new ValidationResult("FLIGHTS_RABBITMQ_CA_FILE is set, but FLIGHTS_RABBITMQ_URI does not begin with 'amqps://'.");
        }

        if (CertificateFiles.ErrorOfAuthorities("FLIGHTS_RABBITMQ_CA_FILE", RabbitMqCaFile) is { } error)
        {
            yield return new ValidationResult(error);
        }

        if (RabbitMqPasswordFile.Length > 0 && !File.Exists(RabbitMqPasswordFile))
        {
            yield return new ValidationResult($"FLIGHTS_RABBITMQ_PASSWORD_FILE is '{RabbitMqPasswordFile}': there is no such file.");
        }
    }
}
