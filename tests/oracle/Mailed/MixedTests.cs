using System.Globalization;
using Flights.Domain.Baselines;
using Flights.Domain.Flights;
using Flights.Oracle.Tests.Services;
using Flights.Tests;

namespace Flights.Oracle.Tests.Mailed;

/// <summary>The same histories, of which one half of the reported flights is mailed and all else comes with complete results: what is decided
/// of either is what follows from all results. <c>FLIGHTS_TEST_SEED</c> takes other halves, to hunt by hand.</summary>
public sealed class MixedTests
{
    private const int ShownDifferences = 20;

    /// <summary>One history in so many is taken, beside the first.</summary>
    private const int TakenEach = 4;

    [Fact]
    public async Task Judge_HalfMailedHistories_SaysWhatTheCompleteFactsSay()
    {
        OracleFolder.Require();
        var seed = TestSeed.First;
        var random = new Random(seed);
        var cancellation = TestContext.Current.CancellationToken;
        await using var suite = await OracleSuite.StartAsync(cancellation);
        var rows = new List<MailedRow>();
        foreach (var (index, scenario) in OracleFolder.Scenarios().Index().Where(each => each.Index == 0 || random.Next(TakenEach) == 0))
        {
            var lab = new LabName(string.Create(CultureInfo.InvariantCulture, $"mixed-{index}"));
            rows.AddRange(await new MixedHistory(scenario, lab, suite, random).RunAsync(cancellation));
        }

        var differing = rows.Where(row => row.Differs && !LeansOnInferredPass(row)).ToList();
        var decided = rows.Count(row => row.Opinion.IsDecided);
        TestContext.Current.TestOutputHelper?.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"seed {seed}: {decided} of {rows.Count} rows are decided"));
        Assert.True(decided > 0, "No opinion is decided.");
        Assert.True(
            differing.Count == 0,
            string.Create(CultureInfo.InvariantCulture, $"Seed {seed}: {differing.Count} of {decided} differ:\n")
                + string.Join('\n', differing.Take(ShownDifferences).Select(row => row.ToString())));
    }

    // A mailed flight is judged by what passed in the jobs of others that passed and do not list it. That is so by definition, and the step
    // need not have been there.
    private static bool LeansOnInferredPass(MailedRow row) => row.Opinion.Candidates.Any(candidate =>
        candidate is { IsCertain: true, Outcome.Kind: OutcomeKind.InferredPass });
}
