using System.Security.Authentication;
using Flights.Platform.Security;
using Microsoft.Extensions.Logging.Abstractions;
using RabbitMQ.Client;

namespace Flights.Platform.Bus;

/// <summary>Where the broker is and who enters, from options, address and password file.</summary>
/// <param name="Address">The broker and its virtual host, without user and password.</param>
/// <param name="User">The user. Without any, the broker's own default user, which it lets in from its own machine only.</param>
/// <param name="Password">The user's password.</param>
public sealed record BrokerLogin(Uri Address, string User, string Password)
{
    private const string DefaultUser = "guest";

    /// <summary>How the broker is known if the address begins with <c>amqps</c>; else null. The file of authorities is read again when it
    /// changes.</summary>
    public SslOption? Tls { get; private init; }

    /// <summary>Reads it; the password file is read at each call.</summary>
    /// <param name="options">The options. What they say stands over what the address says.</param>
    public static BrokerLogin Of(BusOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var user = options.RabbitMqUri.UserInfo.Split(':', 2);
        return new BrokerLogin(
            new UriBuilder(options.RabbitMqUri) { UserName = "", Password = "" }.Uri,
            First(options.RabbitMqUser, Uri.UnescapeDataString(user[0]), DefaultUser),
            First(PasswordIn(options.RabbitMqPasswordFile), user.Length == 2 ? Uri.UnescapeDataString(user[1]) : "", DefaultUser))
        {
            Tls = options.RabbitMqUri.Scheme == "amqps" ? TlsOf(options) : null,
        };
    }

    /// <summary>Makes connections of a plain client, which end when the broker does.</summary>
    /// <param name="name">The name by which the broker lists them.</param>
    public ConnectionFactory Connections(string name)
    {
        var connections = new ConnectionFactory
        {
            Uri = Address,
            UserName = User,
            Password = Password,
            ClientProvidedName = name,
            AutomaticRecoveryEnabled = false,
        };
        if (Tls is { } tls)
        {
            connections.Ssl = tls;
        }

        return connections;
    }

    /// <summary>The address alone: nothing that prints a login may print its password.</summary>
    public override string ToString() => Address.ToString();

    private static SslOption TlsOf(BusOptions options) => new()
    {
        Enabled = true,
        ServerName = options.RabbitMqUri.DnsSafeHost,
        Version = SslProtocols.Tls12 | SslProtocols.Tls13,
        CertificateValidationCallback = ServerTrust.By(
            options.RabbitMqCaFile.Length > 0 ? CertificateFiles.WatchAuthorities(options.RabbitMqCaFile, NullLogger.Instance) : null),
    };

    private static string PasswordIn(string file) => file.Length == 0 ? "" : File.ReadAllText(file).TrimEnd('\r', '\n');

    private static string First(params string[] candidates) => candidates.First(candidate => candidate.Length > 0);
}
