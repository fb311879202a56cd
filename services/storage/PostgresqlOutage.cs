using System.Net.Sockets;
using Npgsql;

namespace Flights.Storage;

/// <summary>Tells errors of a statement from those of the server.</summary>
internal static class PostgresqlOutage
{
    // https://www.postgresql.org/docs/15/errcodes-appendix.html: connection, login, no such database, one that takes no connections,
    // read-only transaction where the server has become one that only reads, resources (a full disk too), an operator's intervention, system error. The driver calls some
    // of them transient itself, and deadlocks, timeouts and broken connections too.
    private static readonly string[] Outages = ["08", "28", "3D", "55000", "25006", "53", "57P", "58"];

    /// <summary>Whether an error says that the server cannot be used just now, whatever is asked of it.</summary>
    public static bool Is(Exception error) => error switch
    {
        PostgresException refused => refused.IsTransient || Outages.Any(code => refused.SqlState.StartsWith(code, StringComparison.Ordinal)),
        NpgsqlException broken => broken.IsTransient || broken.InnerException is IOException or TimeoutException,
        // A host name that nobody knows.
        SocketException => true,
        _ => false,
    };
}
