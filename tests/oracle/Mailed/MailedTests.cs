namespace Flights.Oracle.Tests.Mailed;

/// <summary>The same reports as mails: who knows no more of a history than its mails may have no opinion, but never another one.</summary>
public sealed class MailedTests
{
    private const int ShownDifferences = 20;

    private const int Seed = 15;

    /// <summary>One history in so many is sent in another order too.</summary>
    private const int ShuffledEach = 8;

    /// <summary>At least one opinion in so many is decided.</summary>
    private const int LeastDecided = 4;

    [Fact]
    public async Task Judge_MailedReports_SaysWhatTheCompleteFactsSay()
    {
        OracleFolder.Require();
        var run = await MailedRun.Instance;
        var differing = run.Rows.Where(row => row.Differs).ToArray();
        var decided = run.Rows.Count(row => row.Opinion.IsDecided);
        Print(run.Shares());

        Assert.Equal(OracleFolder.Scenarios().Sum(scenario => scenario.Examinations.Count), run.ReportCount);
        Assert.True(run.Rows.Count > run.ReportCount, "There are hardly any rows to compare.");
        Assert.True(decided > run.Rows.Count / LeastDecided, "Hardly any opinion is decided.");
        Assert.True(
            differing.Length == 0,
            $"{differing.Length} of {decided} differ:\n" + string.Join('\n', differing.Take(ShownDifferences).Select(row => row.ToString())));
    }

    [Fact]
    public async Task Parse_MailedReports_IsWrittenAgainToTheLetter()
    {
        OracleFolder.Require();

        Assert.Empty((await MailedRun.Instance).NotRendered);
    }

    [Fact]
    public async Task Judge_MailsInAnyOrder_SaysTheSame()
    {
        OracleFolder.Require();
        var inOrder = (await MailedRun.Instance).Rows.ToDictionary(row => (row.Scenario, row.Report, row.Opinion.Step, row.Opinion.SeenIn));
        var random = new Random(Seed);
        var compared = 0;
        foreach (var scenario in OracleFolder.Scenarios().Where((_, index) => index % ShuffledEach == 0))
        {
            await using var history = await MailedHistory.StartAsync(scenario, TestContext.Current.CancellationToken);
            var mails = scenario.Examinations.ToArray();
            random.Shuffle(mails);
            await history.SubmitAsync(mails, TestContext.Current.CancellationToken);
            foreach (var row in (await history.ReadAsync(TestContext.Current.CancellationToken)).Values.SelectMany(rows => rows))
            {
                var expected = inOrder[(row.Scenario, row.Report, row.Opinion.Step, row.Opinion.SeenIn)];
                Assert.True(expected.Opinion == row.Opinion, $"Seed {Seed}, in order: {expected}\nshuffled: {row}");
                compared++;
            }
        }

        Print($"{compared} opinions are the same with seed {Seed}.");
        Assert.True(compared > 0, "There is no opinion to compare.");
    }

    private static void Print(string line) => TestContext.Current.TestOutputHelper?.WriteLine(line);
}
