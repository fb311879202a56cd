using System.Data.Common;
using Flights.Domain.Flights;
using Flights.Platform.Wire;
using Flights.Storage;
using Google.Protobuf;

namespace Flights.BaselineStore.Exclusions;

/// <summary>Reads and writes recorded exclusions in the transaction of a session.</summary>
internal sealed class ExclusionTable(DatabaseSession session)
{
    /// <summary>Adds an exclusion.</summary>
    /// <returns>Whether it was not there.</returns>
    public async Task<bool> AddAsync(long lab, FlightExclusion exclusion, CancellationToken cancellationToken) =>
        await session.ExecuteAsync(
            "add-exclusion",
            [("lab", lab), ("number", exclusion.Flight.Value), ("id", exclusion.Id()), ("payload", exclusion.ToWire().ToByteArray())],
            cancellationToken) > 0;

    /// <summary>What is recorded of a flight's exclusion, the effective record last.</summary>
    public async Task<IReadOnlyList<FlightExclusion>> ListAsync(long lab, FlightNumber flight, CancellationToken cancellationToken) =>
        FlightExclusion.InOrder(await session.QueryAsync(
            "list-exclusions",
            [("lab", lab), ("number", flight.Value)],
            Read,
            cancellationToken));

    /// <summary>The record that is the first column of a row.</summary>
    public static FlightExclusion Read(DbDataReader reader) =>
        V1.FlightExclusion.Parser.ParseFrom(reader.GetFieldValue<byte[]>(0)).ToDomain();

    /// <summary>Whether a flight is excluded.</summary>
    public async Task<bool> IsExcludedAsync(long lab, FlightNumber flight, CancellationToken cancellationToken) =>
        FlightExclusion.Holds(await ListAsync(lab, flight, cancellationToken));
}
