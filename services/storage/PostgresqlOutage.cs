using System.Net.Sockets;
using Npgsql;

namespace Flights.Storage;

/// <summary>Tells errors of a statement from those of the server.</summary>
internal static class PostgresqlOutage
{
    // https://www.postgresql.org/docs/15/errcodes-appendix.html: connection, login, no such database, one that takes no connections, an
    // operator's intervention, system error. The driver calls some of them transient itself, and deadlocks, timeouts and broken
    // connections too.
    private static readonly string[] Outages = ["08", "28", "3D", "55000", "57P", "58"];

    // Connections, memory and the like; the disk too, which has a code of its own.
    private const string Resources = "53";

    /// <summary>What is the matter, as of <see cref="Outage"/>, if an error says that the server cannot be used just now, whatever is asked of
    /// it; else null.</summary>
    public static string? Of(Exception error) => error switch
    {
        PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction } => Outage.ReadOnly,
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => Outage.DiskFull,
        PostgresException refused when refused.SqlState.StartsWith(Resources, StringComparison.Ordinal) => Outage.Busy,
        PostgresException refused when refused.IsTransient || Outages.Any(code => refused.SqlState.StartsWith(code, StringComparison.Ordinal)) => Outage.Away,
        NpgsqlException broken when broken.IsTransient || broken.InnerException is IOException or TimeoutException => Outage.Away,
        // A host name that nobody knows.
        SocketException => Outage.Away,
        _ => null,
    };
}
