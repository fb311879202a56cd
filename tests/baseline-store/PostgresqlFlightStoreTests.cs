namespace Flights.BaselineStore.Tests;

public sealed class PostgresqlFlightStoreTests : FlightStoreContract, IAsyncDisposable
{
    private readonly OpenStore _store = OpenStore.Postgresql();

    protected override IFlightStore Store => _store.Store;

    // Each question goes to a server, and each history has a database of its own there: half of them still take longer than all in SQLite.
    protected override int HistoryCount => base.HistoryCount / 2;

    protected override int AskedOf => 2;

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    protected override Task<OpenStore> OpenAnotherAsync() => Task.FromResult(OpenStore.Postgresql());
}
