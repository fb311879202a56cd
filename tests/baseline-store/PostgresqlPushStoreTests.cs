namespace Flights.BaselineStore.Tests;

public sealed class PostgresqlPushStoreTests : PushStoreContract, IAsyncDisposable
{
    private readonly OpenStore _store = OpenStore.Postgresql();

    protected override OpenStore Store => _store;

    public ValueTask DisposeAsync() => _store.DisposeAsync();
}
