using Flights.Storage;

namespace Flights.BaselineStore.Tests;

public sealed class PostgresqlSharedTransactionTests : SharedTransactionContract, IAsyncDisposable
{
    private readonly OpenStore _store = OpenStore.Postgresql();

    protected override Database Database => _store.Database;

    public ValueTask DisposeAsync() => _store.DisposeAsync();
}
