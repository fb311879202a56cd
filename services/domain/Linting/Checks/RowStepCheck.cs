using System.Globalization;
using Flights.Domain.Flights;

namespace Flights.Domain.Linting.Checks;

/// <summary>
/// A row's step number ⇄ its test id, and ⇄ other rows: a test id that ends in a number in brackets ends in the step's own, and in one
/// flight a job has one step of a number and one of a test id.
/// </summary>
internal static class RowStepCheck
{
    public static void Run(LintRun run)
    {
        var byNumber = new Dictionary<(FlightNumber?, string, int), StepFailure>();
        var byTest = new Dictionary<(FlightNumber?, StepKey), StepFailure>();
        foreach (var row in run.Flight.Failures)
        {
            if (row.StepNumber is { } number)
            {
                if (BracketedNumber(row.Step.TestId) is { } bracketed && bracketed != number)
                {
                    run.Add(
                        LintReasons.TestIdOfOtherStep, run.Places.Row(row, row.Step.TestId),
                        run.Places.Row(row, string.Create(CultureInfo.InvariantCulture, $" {number} ")),
                        $"The test id {row.Step.TestId} is of step {bracketed}, and the row is of step {number}.");
                }

                CheckOnce(run, byNumber, (row.SeenIn, row.Step.Job, number), row);
            }

            CheckOnce(run, byTest, (row.SeenIn, row.Step), row);
        }
    }

    private static void CheckOnce<TKey>(LintRun run, Dictionary<TKey, StepFailure> seen, TKey key, StepFailure row)
        where TKey : notnull
    {
        if (!seen.TryAdd(key, row))
        {
            run.Add(LintReasons.StepTwice, run.Places.Row(row), run.Places.Row(seen[key]), $"Another row is of the same step: {seen[key].Step}.");
        }
    }

    private static int? BracketedNumber(string testId)
    {
        var open = testId.LastIndexOf('(');
        return open >= 0 && testId.EndsWith(')')
            && int.TryParse(testId.AsSpan(open + 1, testId.Length - open - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : null;
    }
}
