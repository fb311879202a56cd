using Flights.Domain.Baselines;
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

    private static Flight Complete => Long with
    {
        Complete = new CompleteFlight
        {
            Lab = Lab,
            Number = new FlightNumber(10),
            Branch = Branch,
            Blessing = Blessing.Real,
            IntendedBlessing = Blessing.Real,
            StartTime = DateTimeOffset.UnixEpoch,
            HarnessRevisions = ["harness"],
            Jobs = [JobOf("test-a"), JobOf("test-b")],
        },
    };

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

    [Fact]
    public async Task FindEvidence_WithoutSteps_GivesAllOtherFacts()
    {
        await _store.Store.RecordAsync(Complete, Cancelled);

        Assert.Equal(WithoutSteps(Complete), await ReadWithoutStepsAsync());
    }

    [Fact]
    public async Task FindEvidence_WithoutStepsOfFactsThatWereWrittenUncompressed_GivesAllOtherFacts()
    {
        await _store.Store.RecordAsync(Complete, Cancelled);
        await SetPayloadAsync(Complete.ToWire().ToByteArray());

        Assert.Equal(WithoutSteps(Complete), await ReadWithoutStepsAsync());
    }

    [Fact]
    public async Task FindEvidence_WithoutStepsOfFlightWithoutReportTime_GivesThemForTheirTime()
    {
        var flight = Complete with { ReportTime = null };
        await _store.Store.RecordAsync(flight, Cancelled);

        Assert.Equal(flight.ToWire(), await ReadWithoutStepsAsync());
    }

    [Fact]
    public async Task FindEvidence_WithoutStepsOfMailedFlight_GivesAllItsFacts()
    {
        var flight = Long.WithRow().WithRetest(9);
        await _store.Store.RecordAsync(flight, Cancelled);

        Assert.Equal(flight.ToWire(), await ReadWithoutStepsAsync());
    }

    [Theory]
    [InlineData(new byte[] { 0x0A, 0x05, 0x41 })]       // a text that ends before its length
    [InlineData(new byte[] { 0x28, 0x80 })]             // a number that does not end
    [InlineData(new byte[] { 0x0B })]                   // a group: no message of ours has one
    public async Task FindEvidence_WithoutStepsOfDamagedFacts_AreNotTakenForFacts(byte[] payload)
    {
        await _store.Store.RecordAsync(Complete, Cancelled);
        await SetPayloadAsync(payload);

        await Assert.ThrowsAsync<InvalidDataException>(ReadWithoutStepsAsync);
    }

    private static V1.Flight WithoutSteps(Flight flight)
    {
        var wire = flight.ToWire();
        foreach (var job in wire.Complete.Jobs)
        {
            job.Steps.Clear();
        }

        return wire;
    }

    private static CompleteJob JobOf(string name) => new()
    {
        Name = name,
        Recipe = "test",
        Status = StepStatus.Fail,
        Steps =
        [
            new CompleteStep { Number = 1, TestId = "boot", Script = "ts-boot", Status = StepStatus.Pass, FinishTime = DateTimeOffset.UnixEpoch },
            new CompleteStep { Number = 2, TestId = "guest-start", Script = "ts-guest-start", Status = StepStatus.Fail },
        ],
        Runvars = [new Runvar("revision_xen", "new"), new Runvar("built_revision_xen", "new", IsSynthetic: true)],
    };

    private async Task<V1.Flight> ReadWithoutStepsAsync() =>
        (await _store.Store.FindEvidenceAsync(Lab, new FlightNumber(10), Horizon.Below, withSteps: false, Cancelled))!.Flight;

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
