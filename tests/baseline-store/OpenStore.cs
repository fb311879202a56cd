using Flights.BaselineStore.Bisections;
using Flights.BaselineStore.Progress;
using Flights.Storage;

namespace Flights.BaselineStore.Tests;

/// <summary>A store in a folder of its own, which goes with it.</summary>
public sealed class OpenStore : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly Database _database;

    private OpenStore(DirectoryInfo folder)
    {
        _folder = folder;
        File = Path.Combine(folder.FullName, "store.db");
        _database = Database.OpenSqlite(File, typeof(BaselineStoreModule).Assembly);
        Store = new FlightStore(_database, Signal, TimeProvider.System);
        Bisections = new BisectionStore(_database, Signal, TimeProvider.System);
    }

    public string File { get; }

    public ProgressSignal Signal { get; } = new();

    public FlightStore Store { get; }

    public BisectionStore Bisections { get; }

    public static OpenStore Sqlite() => new(Directory.CreateTempSubdirectory("flights-store-"));

    public ValueTask DisposeAsync()
    {
        _database.Dispose();
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
