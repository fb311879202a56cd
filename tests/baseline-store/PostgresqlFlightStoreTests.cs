namespace Flights.BaselineStore.Tests;

public sealed class PostgresqlFlightStoreTests : FlightStoreContract, IAsyncDisposable
{
    private readonly OpenStore _store = OpenStore.Postgresql();

    protected override IFlightStore Store => _store.Store;

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    protected override Task<OpenStore> OpenAnotherAsync() => Task.FromResult(OpenStore.Postgresql());
}
