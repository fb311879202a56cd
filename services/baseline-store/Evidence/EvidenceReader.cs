using System.Data.Common;
using Flights.BaselineStore.Exclusions;
using Flights.BaselineStore.Pushes;
using Flights.Domain.Baselines;
using Flights.Domain.Flights;
using Flights.Platform.Wire;
using Flights.Storage;

namespace Flights.BaselineStore.Evidence;

/// <summary>Reads a flight's facts and the evidence for it in one transaction.</summary>
internal static class EvidenceReader
{
    /// <summary>The facts and the evidence, or null if the flight is not recorded.</summary>
    public static async Task<FlightEvidence?> FindAsync(
        DatabaseSession session, LabName labName, FlightNumber number, Horizon horizon, bool withSteps, CancellationToken cancellationToken)
    {
        (string, object?)[] key = [("lab", labName.Value), ("number", number.Value)];
        var batch = session.Batch();
        var found = batch.Query("evidence-facts", key, reader => Read(reader, withSteps));
        var named = batch.Query(
            "evidence-named",
            key,
            reader => (Number: reader.GetInt64(0), Counts: !reader.IsDBNull(1) && reader.GetInt32(1) == 1));
        var pushes = batch.Query("flight-pushes", key, PushTable.Read);
        var exclusions = batch.Query("flight-exclusions", key, ExclusionTable.Read);
        await batch.RunAsync(cancellationToken);
        if (found is not [var facts])
        {
            return null;
        }

        // The complete facts go back as they are: they are long, and nothing here asks for them.
        var wire = facts.Flight;
        var complete = wire.Complete;
        wire.Complete = null;
        var reported = wire.ToDomain();
        var flight = RecordedPush.Apply(reported, pushes.Select(PushMapping.ToDomain));
        if (FlightExclusion.Holds(exclusions))
        {
            flight = flight with { IsExcluded = true };
        }

        if (!ReferenceEquals(flight, reported))
        {
            wire = flight.ToWire();
        }

        wire.Complete = complete;
        var scope = new EvidenceScope(flight, horizon, named.Select(each => each.Number).ToHashSet());
        var namedAbove = named.Where(each => each.Counts && each.Number >= scope.Until).Select(each => each.Number).ToHashSet();
        var steps = await new EvidenceQuery(session, facts.Lab, facts.Branch, scope, namedAbove).RunAsync(cancellationToken);
        return new FlightEvidence(
            wire, new Domain.Baselines.Evidence(steps, facts.Version), complete is null ? 0 : facts.AllowVersion);
    }

    private static Facts Read(DbDataReader reader, bool withSteps) => new(
        reader.GetInt64(0),
        reader.GetInt64(1),
        reader.GetInt64(2),
        withSteps ? StoredFlight.Read(reader, 3) : StoredFlight.ReadWithoutSteps(reader, 3),
        reader.GetInt64(4));

    private readonly record struct Facts(long Lab, long Branch, long Version, V1.Flight Flight, long AllowVersion);
}
