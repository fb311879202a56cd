using Npgsql;

namespace Flights.Storage;

/// <summary>Makes connections to a PostgreSQL server.</summary>
internal static class PostgresqlSource
{
    private const int DefaultPort = 5432;

    // The longest that a caller waits for a connection, of the pool or of the server; longer than it takes to log in to a busy server.
    private const int ConnectSeconds = 15;

    // The longest that a statement may take, waiting for its turn to write included.
    private const int StatementSeconds = 60;

    private const int KeepAliveSeconds = 30;

    // More than there are statements in a service, each with its parameters of one or two types.
    private const int PreparedStatements = 500;

    // A plan is kept with its prepared statement, and those that are made while the tables are empty must serve when they have grown:
    // every statement of ours finds its rows by an index, and joins few rows with what an index finds for each. So the plan that serves every
    // value of the parameters is as good as any, and to plan for each value anew takes longer than most of our statements.
    private const string Planner =
        "-c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off -c jit=off -c plan_cache_mode=force_generic_plan";

    /// <summary>Pooled connections that may write.</summary>
    public static NpgsqlDataSource Writing(PostgresqlPlace place) => Build(place, Settings(place, Planner));

    /// <summary>Pooled connections that may only read.</summary>
    public static NpgsqlDataSource Reading(PostgresqlPlace place) =>
        Build(place, Settings(place, Planner + " -c default_transaction_read_only=on"));

    /// <summary>Connections that end when they are closed.</summary>
    public static NpgsqlDataSource Unpooled(PostgresqlPlace place)
    {
        var settings = Settings(place, "");
        settings.Pooling = false;
        settings.MaxAutoPrepare = 0;
        return Build(place, settings);
    }

    private static NpgsqlDataSource Build(PostgresqlPlace place, NpgsqlConnectionStringBuilder settings)
    {
        var builder = new NpgsqlDataSourceBuilder(settings.ToString());
        if (place.PasswordFile.Length > 0)
        {
            builder.UsePasswordProvider(
                _ => Password(File.ReadAllText(place.PasswordFile)),
                async (_, token) => Password(await File.ReadAllTextAsync(place.PasswordFile, token)));
        }

        return builder.Build();
    }

    private static string Password(string text) => text.TrimEnd('\r', '\n');

    private static NpgsqlConnectionStringBuilder Settings(PostgresqlPlace place, string options)
    {
        var address = place.Address;
        var user = address.UserInfo.Split(':', 2);
        var settings = new NpgsqlConnectionStringBuilder
        {
            Host = address.DnsSafeHost,
            Port = address.Port > 0 ? address.Port : DefaultPort,
            Database = Uri.UnescapeDataString(address.AbsolutePath.TrimStart('/')),
            Username = place.User.Length > 0 ? place.User : Uri.UnescapeDataString(user[0]),
            SearchPath = place.Schema,
            ApplicationName = "flights " + place.Schema,
            MaxPoolSize = place.PoolSize,
            Timeout = ConnectSeconds,
            CommandTimeout = StatementSeconds,
            KeepAlive = KeepAliveSeconds,
            MaxAutoPrepare = PreparedStatements,
            AutoPrepareMinUsages = 2,
            // No session changes a setting, so there is nothing to reset.
            NoResetOnClose = true,
            Options = options,
        };
        if (place.PasswordFile.Length == 0 && user.Length == 2)
        {
            settings.Password = Uri.UnescapeDataString(user[1]);
        }

        PostgresqlTls.Apply(address, settings);
        return settings;
    }
}
