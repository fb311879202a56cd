using Flights.BaselineStore.Recording;
using Flights.Domain.Classification;
using Flights.Domain.Flights;
using Flights.Platform.Wire;
using Flights.Storage;

namespace Flights.BaselineStore.Allowing;

/// <summary>Records a reading of a lab's allow files, in the transaction of a session, and finds out which flights it concerns.</summary>
internal sealed class AllowRecorder(DatabaseSession session)
{
    private readonly AllowTable _table = new(session);

    /// <summary>Records a reading.</summary>
    /// <returns>The flights to announce.</returns>
    public async Task<IReadOnlyList<Announcement>> RecordAsync(AllowReading reading, CancellationToken cancellationToken)
    {
        var history = await _table.HistoryOfAsync(reading.Lab, cancellationToken);
        var isNew = await _table.AddAsync(reading, cancellationToken);
        if (await new NameTables(session).FindLabAsync(reading.Lab, cancellationToken) is not { } lab)
        {
            return [];
        }

        var announcer = new Announcer(session, reading.Lab, lab, cause: null);
        return isNew
            ? await announcer.AnnounceOthersAsync(
                await FindConcernedAsync(lab, history.ChangesBy(reading), cancellationToken), cancellationToken)
            : await announcer.FindNotDoneAsync(cancellationToken);
    }

    private async Task<List<(long Branch, long Number)>> FindConcernedAsync(
        long lab, IReadOnlyList<AllowChange> changes, CancellationToken cancellationToken)
    {
        var branches = await session.QueryAsync(
            "branches-of-lab",
            [("lab", lab)],
            reader => (Id: reader.GetInt64(0), Name: new BranchName(reader.GetString(1))),
            cancellationToken);
        var concerned = new List<(long Branch, long Number)>();
        foreach (var (id, name) in branches)
        {
            var ofBranch = changes.Where(change => change.IsAbout(name)).ToList();
            foreach (var number in await FindConcernedAsync(id, ofBranch, cancellationToken))
            {
                concerned.Add((id, number));
            }
        }

        return concerned;
    }

    // A flight lists each step in its judgement whether it is excused or not. One that is being judged is judged anew.
    private async Task<IReadOnlyList<long>> FindConcernedAsync(
        long branch, List<AllowChange> changes, CancellationToken cancellationToken)
    {
        if (changes.Count == 0 || await LowestAsync(branch, changes, cancellationToken) is not { } lowest)
        {
            return [];
        }

        var flights = await session.QueryAsync(
            "judged-from",
            [("branch", branch), ("from", lowest)],
            reader =>
            {
                var number = new FlightNumber(reader.GetInt64(0));
                var time = DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(1));
                var reaching = changes.Where(change => change.Reaches(number, time)).ToList();
                var isConcerned = reaching.Count > 0
                    && (reader.GetInt32(2) == 1 || (!reader.IsDBNull(3) && IsConcerned(reader.GetFieldValue<byte[]>(3), reaching)));
                return (Number: number.Value, IsConcerned: isConcerned);
            },
            cancellationToken);
        return [.. flights.Where(flight => flight.IsConcerned).Select(flight => flight.Number)];
    }

    private static bool IsConcerned(byte[] classification, List<AllowChange> changes) => V1.Classification.Parser
        .ParseFrom(classification)
        .Opinions
        .Select(opinion => opinion.Step.ToDomain())
        .Any(step => changes.Any(change => change.Entry.Excuses(step)));

    private async Task<long?> LowestAsync(long branch, List<AllowChange> changes, CancellationToken cancellationToken)
    {
        var since = await session.QueryOneAsync<long?>(
            "first-judged-as-of",
            [("branch", branch), ("since", changes[0].Since.ToUnixTimeMilliseconds())],
            reader => reader.IsDBNull(0) ? null : reader.GetInt64(0),
            cancellationToken);
        var from = changes.Min(change => change.From)?.Value;
        return since is null || from < since ? from : since;
    }
}
