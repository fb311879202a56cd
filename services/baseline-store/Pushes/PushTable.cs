using System.Data.Common;
using Flights.BaselineStore.Recording;
using Flights.Domain.Flights;
using Flights.Platform.Wire;
using Flights.Storage;
using Google.Protobuf;

namespace Flights.BaselineStore.Pushes;

/// <summary>Reads and writes recorded pushes in the transaction of a session.</summary>
internal sealed class PushTable(DatabaseSession session)
{
    private readonly NameTables _names = new(session);

    /// <summary>Records a push, and finds out who must be told.</summary>
    public async Task<IReadOnlyList<Announcement>> RecordAsync(RecordedPush push, CancellationToken cancellationToken)
    {
        var lab = await _names.LabAsync(push.Lab, cancellationToken);
        var announcer = new Announcer(session, push.Lab, lab, push.Flight);
        var found = await FindFlightAsync(lab, push.Flight, cancellationToken);
        var before = found is { } then ? await ApplyAsync(lab, then.Facts, cancellationToken) : null;
        if (!await AddAsync(lab, push, cancellationToken))
        {
            return await announcer.FindNotDoneAsync(cancellationToken);
        }

        if (found is not { } now || await ApplyAsync(lab, now.Facts, cancellationToken) is var after && after == before)
        {
            return [];
        }

        // What complete flights above are compared with can follow from the push.
        await session.ExecuteAsync(
            "set-tells-baseline",
            [("lab", lab), ("number", push.Flight.Value), ("tells_baseline", BaselineReader.TellsBaseline(after))],
            cancellationToken);
        var affected = new AffectedFlights(session, new WantedTables(session, _names, lab), lab, push.Flight);
        await affected.AddThoseThatTakeBaselineAsync(now.Branch, push.Flight.Value, cancellationToken);
        return await announcer.AnnounceAsync(now.Branch, now.Branch, affected.Flights, cancellationToken);
    }

    /// <summary>The recorded pushes of a flight, by time.</summary>
    public async Task<IReadOnlyList<V1.RecordedPush>> ListAsync(long lab, FlightNumber flight, CancellationToken cancellationToken) =>
        await session.QueryAsync(
            "list-pushes",
            [("lab", lab), ("number", flight.Value)],
            Read,
            cancellationToken);

    /// <summary>The push that is the first column of a row.</summary>
    public static V1.RecordedPush Read(DbDataReader reader) => V1.RecordedPush.Parser.ParseFrom(reader.GetFieldValue<byte[]>(0));

    /// <summary>A flight's facts with what is recorded of its pushes: the same object if that changes nothing.</summary>
    public async Task<Flight> ApplyAsync(long lab, Flight flight, CancellationToken cancellationToken)
    {
        var pushes = await ListAsync(lab, flight.Number, cancellationToken);
        return RecordedPush.Apply(flight, pushes.Select(PushMapping.ToDomain));
    }

    private async Task<bool> AddAsync(long lab, RecordedPush push, CancellationToken cancellationToken) =>
        await session.ExecuteAsync(
            "add-push",
            [
                ("lab", lab), ("number", push.Flight.Value), ("id", push.Id()), ("push_time", push.Time.ToUnixTimeMilliseconds()),
                ("payload", push.ToWire().ToByteArray()),
            ],
            cancellationToken) > 0;

    private Task<(long Branch, Flight Facts)?> FindFlightAsync(long lab, FlightNumber number, CancellationToken cancellationToken) =>
        session.QueryOneAsync<(long, Flight)?>(
            "evidence-flight",
            [("lab", lab), ("number", number.Value)],
            reader => (reader.GetInt64(0), StoredFlight.Read(reader, 2).ToDomain()),
            cancellationToken);
}
