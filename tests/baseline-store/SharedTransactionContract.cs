using Flights.Storage;

namespace Flights.BaselineStore.Tests;

/// <summary>What writing together promises, whatever the database.</summary>
public abstract class SharedTransactionContract
{
    private const int Waiting = 10;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    protected abstract Database Database { get; }

    [Fact]
    public async Task WriteTogether_ThoseThatWait_ShareOneTransaction()
    {
        var (first, release) = Occupy();
        var waiting = Enumerable.Range(0, Waiting).Select(i => AddAsync($"lab-{i}")).ToList();

        release.SetResult();
        var sessions = await Task.WhenAll(waiting);

        Assert.NotSame(await first, sessions[0]);
        Assert.Single(sessions.Distinct());
        Assert.Equal(["first", .. Enumerable.Range(0, Waiting).Select(i => $"lab-{i}")], await LabsAsync());
    }

    [Fact]
    public async Task WriteTogether_OneFails_OnlyThatOneIsUndone()
    {
        var (first, release) = Occupy();
        var before = AddAsync("before");
        var failing = Database.WriteTogetherAsync<bool>(
            async (session, token) =>
            {
                await AddAsync(session, "failed", token);
                throw new InvalidDataException("spoilt");
            },
            Cancelled);
        var after = AddAsync("after");

        release.SetResult();

        Assert.Equal("spoilt", (await Assert.ThrowsAsync<InvalidDataException>(() => failing)).Message);
        await Task.WhenAll(first, before, after);
        Assert.Equal(["after", "before", "first"], await LabsAsync());
    }

    [Fact]
    public async Task WriteTogether_WhoGaveUp_HasWrittenNothing()
    {
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        var (first, release) = Occupy();
        var impatient = Database.WriteTogetherAsync((session, token) => AddAsync(session, "impatient", token), giveUp.Token);
        var patient = AddAsync("patient");

        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        release.SetResult();

        await Task.WhenAll(first, patient);
        Assert.Equal(["first", "patient"], await LabsAsync());
    }

    // Writes, and holds the others up until it is released.
    private (Task<DatabaseSession> First, TaskCompletionSource Release) Occupy()
    {
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var first = Database.WriteTogetherAsync(
            async (session, token) =>
            {
                await release.Task.WaitAsync(token);
                return await AddAsync(session, "first", token);
            },
            Cancelled);
        return (first, release);
    }

    private Task<DatabaseSession> AddAsync(string lab) =>
        Database.WriteTogetherAsync((session, token) => AddAsync(session, lab, token), Cancelled);

    private static async Task<DatabaseSession> AddAsync(DatabaseSession session, string lab, CancellationToken cancellationToken)
    {
        await session.QueryOneAsync("add-lab", [("name", lab)], reader => reader.GetInt64(0), cancellationToken);
        return session;
    }

    private Task<List<string>> LabsAsync() => Database.ReadAsync(
        async (session, token) =>
        {
            var labs = new List<string>();
            await using var command = session.Connection.CreateCommand();
            command.Transaction = session.Transaction;
            command.CommandText = "SELECT name FROM labs ORDER BY name";
            await using var reader = await command.ExecuteReaderAsync(token);
            while (await reader.ReadAsync(token))
            {
                labs.Add(reader.GetString(0));
            }

            return labs;
        },
        Cancelled);
}
