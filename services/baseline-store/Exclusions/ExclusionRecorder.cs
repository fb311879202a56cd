using Flights.BaselineStore.Recording;
using Flights.Domain.Flights;
using Flights.Platform.Wire;
using Flights.Storage;

namespace Flights.BaselineStore.Exclusions;

/// <summary>Records an exclusion in the transaction of a session, and finds out who must be told.</summary>
internal sealed class ExclusionRecorder(DatabaseSession session, DateTimeOffset now)
{
    /// <summary>Records an exclusion.</summary>
    public async Task<IReadOnlyList<Announcement>> RecordAsync(FlightExclusion exclusion, CancellationToken cancellationToken)
    {
        var lab = await new NameTables(session).LabAsync(exclusion.Lab, cancellationToken);
        var exclusions = new ExclusionTable(session);
        var before = await exclusions.IsExcludedAsync(lab, exclusion.Flight, cancellationToken);
        if (!await exclusions.AddAsync(lab, exclusion, cancellationToken))
        {
            return await new Announcer(session, exclusion.Lab, lab, exclusion.Flight).FindNotDoneAsync(cancellationToken);
        }

        if (await exclusions.IsExcludedAsync(lab, exclusion.Flight, cancellationToken) == before)
        {
            return [];
        }

        var facts = await session.QueryOneAsync(
            "evidence-flight",
            [("lab", lab), ("number", exclusion.Flight.Value)],
            reader => StoredFlight.Read(reader, 2).ToDomain(),
            cancellationToken);
        return facts is null ? [] : await new FlightRecorder(session, now).SpreadAgainAsync(facts, cancellationToken);
    }
}
