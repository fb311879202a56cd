using Flights.Storage;

namespace Flights.BaselineStore.Tests;

public sealed class SqliteSharedTransactionTests : SharedTransactionContract, IAsyncDisposable
{
    private readonly OpenStore _store = OpenStore.Sqlite();

    protected override Database Database => _store.Database;

    public ValueTask DisposeAsync() => _store.DisposeAsync();
}
