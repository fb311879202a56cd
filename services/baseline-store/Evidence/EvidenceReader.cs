using Flights.BaselineStore.Allowing;
using Flights.BaselineStore.Exclusions;
using Flights.BaselineStore.Pushes;
using Flights.BaselineStore.Recording;
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
        if (await new NameTables(session).FindLabAsync(labName, cancellationToken) is not { } lab)
        {
            return null;
        }

        var found = await session.QueryOneAsync<(long Branch, long Version, V1.Flight Flight)?>(
            "evidence-flight",
            [("lab", lab), ("number", number.Value)],
            reader => (
                reader.GetInt64(0),
                reader.GetInt64(1),
                withSteps ? StoredFlight.Read(reader, 2) : StoredFlight.ReadWithoutSteps(reader, 2)),
            cancellationToken);
        if (found is not { } facts)
        {
            return null;
        }

        var named = await session.QueryAsync(
            "evidence-named",
            [("branch", facts.Branch), ("number", number.Value)],
            reader => (Number: reader.GetInt64(0), Counts: !reader.IsDBNull(1) && reader.GetInt32(1) == 1),
            cancellationToken);
        // The complete facts go back as they are: they are long, and nothing here asks for them.
        var wire = facts.Flight;
        var complete = wire.Complete;
        wire.Complete = null;
        var reported = wire.ToDomain();
        var flight = await new PushTable(session).ApplyAsync(lab, reported, cancellationToken);
        if (await new ExclusionTable(session).IsExcludedAsync(lab, number, cancellationToken))
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
        var steps = await new EvidenceQuery(session, lab, facts.Branch, scope, namedAbove).RunAsync(cancellationToken);
        var allowVersion = complete is null ? 0 : await AllowTable.VersionAsync(session, cancellationToken);
        return new FlightEvidence(wire, new Domain.Baselines.Evidence(steps, facts.Version), allowVersion);
    }
}
