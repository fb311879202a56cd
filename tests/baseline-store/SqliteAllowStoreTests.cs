namespace Flights.BaselineStore.Tests;

public sealed class SqliteAllowStoreTests : AllowStoreContract
{
    private readonly OpenStore _store = OpenStore.Sqlite();

    protected override OpenStore Open => _store;

    public override ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return _store.DisposeAsync();
    }
}
