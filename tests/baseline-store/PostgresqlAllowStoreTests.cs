namespace Flights.BaselineStore.Tests;

public sealed class PostgresqlAllowStoreTests : AllowStoreContract
{
    private readonly OpenStore _store = OpenStore.Postgresql();

    protected override OpenStore Open => _store;

    public override ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return _store.DisposeAsync();
    }
}
