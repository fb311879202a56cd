using Flights.BaselineStore.Bisections;

namespace Flights.BaselineStore.Tests;

public sealed class PostgresqlBisectionStoreTests : BisectionStoreContract, IAsyncDisposable
{
    private readonly OpenStore _store = OpenStore.Postgresql();

    protected override IBisectionStore Store => _store.Bisections;

    protected override IFlightStore Flights => _store.Store;

    public ValueTask DisposeAsync() => _store.DisposeAsync();
}
