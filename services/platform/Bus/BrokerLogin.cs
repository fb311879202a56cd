namespace Flights.Platform.Bus;

/// <summary>Where the broker is and who enters, from options, address and password file.</summary>
/// <param name="Address">The broker and its virtual host, without user and password.</param>
/// <param name="User">The user. Without any, the broker's own default user, which it lets in from its own machine only.</param>
/// <param name="Password">The user's password.</param>
public sealed record BrokerLogin(Uri Address, string User, string Password)
{
    private const string DefaultUser = "guest";

    /// <summary>Reads it; the password file is read at each call.</summary>
    /// <param name="options">The options. What they say stands over what the address says.</param>
    public static BrokerLogin Of(BusOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var user = options.RabbitMqUri.UserInfo.Split(':', 2);
        return new BrokerLogin(
            new UriBuilder(options.RabbitMqUri) { UserName = "", Password = "" }.Uri,
            First(options.RabbitMqUser, Uri.UnescapeDataString(user[0]), DefaultUser),
            First(PasswordIn(options.RabbitMqPasswordFile), user.Length == 2 ? Uri.UnescapeDataString(user[1]) : "", DefaultUser));
    }

    /// <summary>The address alone: nothing that prints a login may print its password.</summary>
    public override string ToString() => Address.ToString();

    private static string PasswordIn(string file) => file.Length == 0 ? "" : File.ReadAllText(file).TrimEnd('\r', '\n');

    private static string First(params string[] candidates) => candidates.First(candidate => candidate.Length > 0);
}
