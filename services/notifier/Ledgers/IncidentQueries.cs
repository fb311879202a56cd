using Flights.Domain.Flights;
using Flights.Domain.Regressions;
using Flights.Platform.Errors;
using Flights.Platform.Wire;
using Flights.Storage;
using Google.Protobuf.WellKnownTypes;

namespace Flights.Notifier.Ledgers;

/// <summary>Answers questions about incidents.</summary>
/// <param name="database">The notifier's database.</param>
public sealed class IncidentQueries(NotifierDatabase database)
{
    private const int DefaultPageSize = 50;
    private const int MaxLinks = 100;
    private const int MaxNeighbours = 1000;

    private static readonly TimeSpan LinkTime = TimeSpan.FromDays(7);

    /// <summary>An incident.</summary>
    /// <exception cref="FlightsException"><c>INCIDENT_NOT_FOUND</c>.</exception>
    public async Task<V1.Incident> GetAsync(LabName lab, BranchName branch, string id, CancellationToken cancellationToken)
    {
        var incident = await database.File.ReadAsync(
            async (session, token) => await BranchKeys.FindAsync(session, lab, branch, token) is { } branchId
                ? await ReadAsync(session, await PlaceAsync(session, branchId, lab, branch, token), id, token)
                : null,
            cancellationToken);
        return incident ?? throw new FlightsException(
            ErrorKind.NotFound, "INCIDENT_NOT_FOUND", $"There is no incident '{ResourceNames.Incident(lab, branch, id)}'.");
    }

    /// <summary>A page of a branch's incidents.</summary>
    public async Task<V1.ListIncidentsResponse> ListAsync(V1.ListIncidentsRequest request, CancellationToken cancellationToken)
    {
        var (lab, branch) = ResourceNames.ParseBranch(request.Parent, "parent");
        var size = PageTokens.Size(request.PageSize, DefaultPageSize);
        var list = "incidents " + request.Parent;
        var after = PageTokens.Read(request.PageToken, list, parts: 2) ?? ["0", ""];
        var from = (FirstBad: PageTokens.Number(after[0]), Id: after[1]);
        return await database.File.ReadAsync(
            async (session, token) =>
            {
                var response = new V1.ListIncidentsResponse();
                if (await BranchKeys.FindAsync(session, lab, branch, token) is not { } branchId)
                {
                    return response;
                }

                var page = await session.QueryAsync(
                    "list-incidents",
                    [("branch", branchId), ("firstBad", from.FirstBad), ("incident", from.Id), ("limit", size + 1)],
                    row => (FirstBad: new FlightNumber(row.GetInt64(0)), Id: row.GetString(1)),
                    token);
                var place = await PlaceAsync(session, branchId, lab, branch, token);
                foreach (var (_, id) in page.Take(size))
                {
                    response.Incidents.Add(await ReadAsync(session, place, id, token));
                }

                response.NextPageToken = page.Count > size
                    ? PageTokens.Write(list, page[size - 1].FirstBad.ToString(), page[size - 1].Id)
                    : "";
                return response;
            },
            cancellationToken);
    }

    private static async Task<V1.Incident?> ReadAsync(DatabaseSession session, Place place, string id, CancellationToken cancellationToken)
    {
        var members = await new LedgerRows(session, place.BranchId, place.Lab, place.Branch).OfIncidentAsync(id, cancellationToken);
        if (members.Count == 0)
        {
            return null;
        }

        var tests = new SortedSet<string>(members.SelectMany(each => each.IncidentTests), StringComparer.Ordinal);
        var incident = new V1.Incident
        {
            Name = ResourceNames.Incident(place.Lab, place.Branch, id),
            Branch = ResourceNames.Branch(place.Lab, place.Branch),
            FirstBadFlight = ResourceNames.Flight(place.Lab, members[0].FirstBad),
            BeginTime = members[0].BeginTime is { } time ? Timestamp.FromDateTimeOffset(time) : null,
            Open = members.Exists(each => each.State == RegressionState.Open),
        };
        incident.TestIds.AddRange(tests);
        incident.Members.AddRange(members.Select(each => MemberOf(each, place)));
        incident.BlockedJobs.AddRange(members
            .SelectMany(each => each.BlockedJobs)
            .DistinctBy(job => job.Job)
            .OrderBy(job => job.Job, StringComparer.Ordinal)
            .Select(job => job.ToWire()));
        if (members[0].BeginTime is { } began)
        {
            incident.LinkedIncidents.AddRange(await LinksAsync(session, place, tests, began, cancellationToken));
        }

        return incident;
    }

    private static V1.IncidentMember MemberOf(Regression regression, Place place) => new()
    {
        Regression = ResourceNames.Regression(place.Lab, place.Branch, regression.Id),
        Step = regression.Step.ToWire(),
        State = regression.State.ToWire(),
        FirstLogUri = regression.FirstLogUri,
    };

    private static async Task<Place> PlaceAsync(
        DatabaseSession session, long branchId, LabName lab, BranchName branch, CancellationToken cancellationToken)
    {
        var branches = await session.QueryAsync(
            "list-branches",
            [],
            row => (Id: row.GetInt64(0), Lab: new LabName(row.GetString(1)), Name: new BranchName(row.GetString(2))),
            cancellationToken);
        var others = branches.Where(each => each.Lab == lab && each.Id != branchId).ToDictionary(each => each.Id, each => each.Name);
        return new Place(branchId, lab, branch, others);
    }

    // They are linked and not merged: the same test may fail on two branches for two reasons.
    private static async Task<IEnumerable<string>> LinksAsync(
        DatabaseSession session, Place place, IEnumerable<string> tests, DateTimeOffset began, CancellationToken cancellationToken)
    {
        var links = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var test in tests)
        {
            var neighbours = await session.QueryAsync(
                "incidents-began-within",
                [
                    ("testId", test), ("from", (began - LinkTime).ToUnixTimeMilliseconds()),
                    ("to", (began + LinkTime).ToUnixTimeMilliseconds()), ("limit", MaxNeighbours),
                ],
                row => (BranchId: row.GetInt64(0), Incident: row.GetString(1)),
                cancellationToken);
            links.UnionWith(neighbours
                .Where(each => each.Incident.Length > 0 && place.Others.ContainsKey(each.BranchId))
                .Select(each => ResourceNames.Incident(place.Lab, place.Others[each.BranchId], each.Incident)));
        }

        return links.Take(MaxLinks);
    }

    // A branch, and the others of its lab by their keys.
    private sealed record Place(long BranchId, LabName Lab, BranchName Branch, IReadOnlyDictionary<long, BranchName> Others);
}
