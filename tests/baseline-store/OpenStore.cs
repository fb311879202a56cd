using Flights.BaselineStore.Allowing;
using Flights.BaselineStore.Bisections;
using Flights.BaselineStore.Exclusions;
using Flights.BaselineStore.Progress;
using Flights.BaselineStore.Pushes;
using Flights.Storage;

namespace Flights.BaselineStore.Tests;

/// <summary>A store in a database of its own, which goes with it.</summary>
public sealed class OpenStore : IAsyncDisposable
{
    private readonly Action _remove;

    private OpenStore(Database database, Action remove)
    {
        Database = database;
        _remove = remove;
        Store = new FlightStore(database, Signal, TimeProvider.System);
        Bisections = new BisectionStore(database, Signal, TimeProvider.System);
        Pushes = new PushStore(database, Signal);
        Allow = new AllowStore(database, Signal);
        Exclusions = new ExclusionStore(database, Signal, TimeProvider.System);
    }

    /// <summary>The SQLite file; empty if it is another database.</summary>
    public string File { get; private init; } = "";

    public Database Database { get; }

    public ProgressSignal Signal { get; } = new();

    public FlightStore Store { get; }

    public BisectionStore Bisections { get; }

    public PushStore Pushes { get; }

    public AllowStore Allow { get; }

    public ExclusionStore Exclusions { get; }

    public static OpenStore Sqlite()
    {
        var folder = Directory.CreateTempSubdirectory("flights-store-");
        var file = Path.Combine(folder.FullName, "store.db");
        return new OpenStore(Database.OpenSqlite(file, typeof(BaselineStoreModule).Assembly), () => folder.Delete(recursive: true))
        {
            File = file,
        };
    }

    public static OpenStore Postgresql()
    {
        var schema = PostgresqlSchema.New();
        return new OpenStore(Database.OpenPostgresql(schema.Place, typeof(BaselineStoreModule).Assembly), schema.Dispose);
    }

    /// <summary>One of several stores on a schema that they share, and that none of them removes.</summary>
    public static OpenStore On(PostgresqlSchema schema) =>
        new(Database.OpenPostgresql(schema.Place, typeof(BaselineStoreModule).Assembly), () => { });

    public ValueTask DisposeAsync()
    {
        Database.Dispose();
        _remove();
        return ValueTask.CompletedTask;
    }
}
