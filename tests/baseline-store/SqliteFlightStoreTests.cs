namespace Flights.BaselineStore.Tests;

public sealed class SqliteFlightStoreTests : FlightStoreContract, IAsyncDisposable
{
    private readonly OpenStore _store = OpenStore.Sqlite();

    protected override IFlightStore Store => _store.Store;

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    protected override Task<OpenStore> OpenAnotherAsync() => Task.FromResult(OpenStore.Sqlite());
}
