namespace Flights.BaselineStore.Tests;

public sealed class SqlitePushStoreTests : PushStoreContract, IAsyncDisposable
{
    private readonly OpenStore _store = OpenStore.Sqlite();

    protected override OpenStore Store => _store;

    public ValueTask DisposeAsync() => _store.DisposeAsync();
}
