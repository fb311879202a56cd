using System.Data.Common;
using System.Security.Cryptography;
using Flights.Domain.Classification;
using Flights.Domain.Flights;
using Flights.Platform.Wire;
using Flights.Storage;
using Google.Protobuf;

namespace Flights.BaselineStore.Allowing;

/// <summary>The table of allow readings, in the transaction of a session.</summary>
internal sealed class AllowTable(DatabaseSession session)
{
    /// <summary>Adds a reading.</summary>
    /// <returns>Whether it is new.</returns>
    public async Task<bool> AddAsync(AllowReading reading, CancellationToken cancellationToken)
    {
        var payload = reading.ToWire().ToByteArray();
        return await session.ExecuteAsync(
            "add-allow-reading",
            [
                ("lab", reading.Lab.Value), ("read_time", reading.Time.ToUnixTimeMilliseconds()),
                ("digest", Convert.ToHexStringLower(SHA256.HashData(payload))), ("payload", payload),
            ],
            cancellationToken) > 0;
    }

    /// <summary>What the files of a lab were over the time.</summary>
    public async Task<AllowHistory> HistoryOfAsync(LabName lab, CancellationToken cancellationToken)
    {
        var readings = await session.QueryAsync(
            "allow-readings-of", [("lab", lab.Value)], reader => Read(reader, 0).ToDomain("reading"), cancellationToken);
        return readings.Aggregate(AllowHistory.Empty, (history, reading) => history.With(reading));
    }

    /// <summary>The readings of a lab, or of all labs, after a version.</summary>
    public Task<List<V1.AllowReadingRecord>> ListAsync(LabName? lab, long after, int limit, CancellationToken cancellationToken) =>
        session.QueryAsync(
            "list-allow-readings",
            [("lab", lab?.Value), ("after", after), ("limit", limit)],
            reader => new V1.AllowReadingRecord { Version = reader.GetInt64(0), Reading = Read(reader, 1) },
            cancellationToken);

    private static V1.AllowReading Read(DbDataReader reader, int column) =>
        V1.AllowReading.Parser.ParseFrom(reader.GetFieldValue<byte[]>(column));
}
