using Flights.Domain.Flights;
using Flights.Domain.Regressions;
using Flights.Domain.Tests.Regressions;
using Flights.Platform.Errors;
using Flights.Storage;

namespace Flights.Services.Tests.Notifier;

/// <summary>What the ledger answers, whatever the database.</summary>
public abstract class LedgerQueriesContract(SqlDialect dialect)
{
    private static readonly Row Bad = Row.Regressed("test-amber-vm", "guest-start", 90);
    private static readonly Row BadToo = Row.Regressed("test-birch-vm", "guest-start", 90);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ListRegressions_OfOneState_LeavesOutTheOthers()
    {
        using var rig = new LedgerRig(dialect);
        await rig.ApplyAllAsync([new Run(100, Bad), new Run(101, BadToo)], Token);

        var open = await ListAsync(rig, V1.RegressionState.Open);
        var solved = await ListAsync(rig, V1.RegressionState.Fixed);

        Assert.Equal("test-birch-vm", Assert.Single(open.Regressions).Step.JobId);
        Assert.Equal("test-amber-vm", Assert.Single(solved.Regressions).Step.JobId);
    }

    [Fact]
    public async Task GetRegression_ByTheNameOfAListedOne_IsTheSame()
    {
        using var rig = new LedgerRig(dialect);
        await rig.ApplyAsync(new Run(100, Bad), Token);
        var listed = Assert.Single((await ListAsync(rig, V1.RegressionState.Unspecified)).Regressions);

        var got = await rig.Queries.GetRegressionAsync(Run.Lab, Run.Branch, listed.Name.Split('/')[^1], Token);

        Assert.Equal(listed, got);
        var id = RegressionId.Of(Run.Lab, Run.Branch, new StepKey("test-amber-vm", "guest-start"), new FlightNumber(100));
        Assert.Equal($"{LedgerRig.PlumBranch}/regressions/{id}", got.Name);
    }

    [Fact]
    public async Task GetRegression_ThatIsNone_IsNotFound()
    {
        using var rig = new LedgerRig(dialect);

        var missing = await Assert.ThrowsAsync<FlightsException>(() => rig.Queries.GetRegressionAsync(Run.Lab, Run.Branch, "1-0", Token));

        Assert.Equal((ErrorKind.NotFound, "REGRESSION_NOT_FOUND"), (missing.Kind, missing.Reason));
    }

    [Fact]
    public async Task ListRegressions_OfAnUnknownBranch_IsEmpty()
    {
        using var rig = new LedgerRig(dialect);

        Assert.Empty((await ListAsync(rig, V1.RegressionState.Unspecified)).Regressions);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("bm9uc2Vuc2U=")]
    [InlineData("WyJhIiwiYiJd")]
    [InlineData("bnVsbA==")]
    public async Task PageToken_OfAnotherList_IsRefused(string token)
    {
        using var rig = new LedgerRig(dialect);

        var refusal = await Assert.ThrowsAsync<FlightsException>(() => rig.Queries.ListGateHistoryAsync(
            new V1.ListGateHistoryRequest { Parent = LedgerRig.PlumBranch, PageToken = token }, Token));

        Assert.Equal(("INVALID_PAGE_TOKEN", "page_token"), (refusal.Reason, refusal.Field));
    }

    [Fact]
    public async Task State_ThatIsUnknown_IsRefused()
    {
        using var rig = new LedgerRig(dialect);

        var refusal = await Assert.ThrowsAsync<FlightsException>(() => rig.Queries.ListRegressionsAsync(
            new V1.ListRegressionsRequest { Parent = LedgerRig.PlumBranch, State = (V1.RegressionState)77 }, Token));

        Assert.Equal(("INVALID_STATE", "state"), (refusal.Reason, refusal.Field));
    }

    [Fact]
    public async Task PageSize_ThatIsNegative_IsRefused()
    {
        using var rig = new LedgerRig(dialect);

        var refusal = await Assert.ThrowsAsync<FlightsException>(() => rig.Queries.ListRegressionsAsync(
            new V1.ListRegressionsRequest { Parent = LedgerRig.PlumBranch, PageSize = -1 }, Token));

        Assert.Equal(("INVALID_PAGE_SIZE", "page_size"), (refusal.Reason, refusal.Field));
    }

    private static Task<V1.ListRegressionsResponse> ListAsync(LedgerRig rig, V1.RegressionState state) =>
        rig.Queries.ListRegressionsAsync(new V1.ListRegressionsRequest { Parent = LedgerRig.PlumBranch, State = state }, Token);
}
