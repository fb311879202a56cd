using Flights.Domain.Flights;
using Flights.Platform.Wire;
using Google.Protobuf;
using static Flights.BaselineStore.Tests.FlightFacts;

namespace Flights.BaselineStore.Tests;

/// <summary>How the facts of a report stand in their row.</summary>
public sealed class StoredFlightTests : IAsyncDisposable
{
    private readonly OpenStore _store = OpenStore.Sqlite();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private static Flight Long => Enumerable.Range(0, 200).Aggregate(Flight(10), (flight, i) => flight.With($"test-{i}", "pass"));

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Fact]
    public async Task Record_LongFacts_StandCompressedAndAreReadAsTheyWere()
    {
        await _store.Store.RecordAsync(Long, Cancelled);

        Assert.InRange((await PayloadAsync()).Length, 1, Long.ToWire().CalculateSize() / 4);
        Assert.Equal(Long.ToWire(), await ReadAsync());
    }

    [Fact]
    public async Task Find_FactsThatWereWrittenUncompressed_AreRead()
    {
        await _store.Store.RecordAsync(Long, Cancelled);
        await SetPayloadAsync(Long.ToWire().ToByteArray());

        Assert.Equal(Long.ToWire(), await ReadAsync());
    }

    [Fact]
    public async Task Find_DamagedFacts_AreNotTakenForFacts()
    {
        await _store.Store.RecordAsync(Long, Cancelled);
        await SetPayloadAsync((await PayloadAsync())[..^10]);

        await Assert.ThrowsAsync<InvalidDataException>(ReadAsync);
    }

    private async Task<V1.Flight> ReadAsync() => (await _store.Store.FindFlightAsync(Lab, new FlightNumber(10), Cancelled))!.Flight;

    private Task<byte[]> PayloadAsync() => _store.Database.ReadAsync(
        async (session, token) =>
        {
            await using var command = session.Connection.CreateCommand();
            command.Transaction = session.Transaction;
            command.CommandText = "SELECT payload FROM fact_versions";
            return (byte[])(await command.ExecuteScalarAsync(token))!;
        },
        Cancelled);

    private Task SetPayloadAsync(byte[] payload) => _store.Database.WriteAsync(
        async (session, token) =>
        {
            await using var command = session.Connection.CreateCommand();
            command.Transaction = session.Transaction;
            command.CommandText = "UPDATE fact_versions SET payload = @payload";
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ("@payload", payload);
            command.Parameters.Add(parameter);
            await command.ExecuteNonQueryAsync(token);
        },
        Cancelled);
}
