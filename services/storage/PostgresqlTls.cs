using Npgsql;

namespace Flights.Storage;

/// <summary>The two words about TLS that the address of a PostgreSQL server may have as its query: <c>sslmode</c> and
/// <c>sslrootcert</c>, as libpq knows them.</summary>
internal static class PostgresqlTls
{
    private const string Mode = "sslmode";
    private const string RootCertificate = "sslrootcert";

    private static readonly Dictionary<string, SslMode> Modes = new(StringComparer.Ordinal)
    {
        ["disable"] = SslMode.Disable,
        ["allow"] = SslMode.Allow,
        ["prefer"] = SslMode.Prefer,
        ["require"] = SslMode.Require,
        ["verify-ca"] = SslMode.VerifyCA,
        ["verify-full"] = SslMode.VerifyFull,
    };

    /// <summary>What is wrong with the query of an address; empty if nothing is.</summary>
    public static IEnumerable<string> Errors(Uri address)
    {
        foreach (var (name, value) in Words(address))
        {
            if (name == Mode && !Modes.ContainsKey(value))
            {
                yield return $"'{Mode}' must be one of {string.Join(", ", Modes.Keys)}.";
            }
            else if (name == RootCertificate && !File.Exists(value))
            {
                yield return $"'{RootCertificate}' is '{value}': there is no such file.";
            }
            else if (name is not (Mode or RootCertificate))
            {
                yield return $"only '{Mode}' and '{RootCertificate}' may stand behind the '?', not '{name}'.";
            }
        }
    }

    /// <summary>Sets what the query says. Without any, TLS is taken if the server offers it.</summary>
    public static void Apply(Uri address, NpgsqlConnectionStringBuilder settings)
    {
        foreach (var (name, value) in Words(address))
        {
            if (name == Mode)
            {
                settings.SslMode = Modes[value];
            }
            else
            {
                settings.RootCertificate = value;
            }
        }
    }

    private static IEnumerable<(string Name, string Value)> Words(Uri address) =>
        from word in address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
        let parts = word.Split('=', 2)
        select (Uri.UnescapeDataString(parts[0]), parts.Length == 2 ? Uri.UnescapeDataString(parts[1]) : "");
}
