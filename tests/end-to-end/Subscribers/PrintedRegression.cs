namespace Flights.EndToEnd.Tests.Subscribers;

/// <summary>A regression as subscribers print it: its name, its step and its state.</summary>
internal static class PrintedRegression
{
    public static string Of(V1.Regression regression) =>
        $"{regression.Name}\t{regression.Step.JobId} {regression.Step.TestId}\t{regression.State.ToString().ToLowerInvariant()} since "
        + regression.FirstBadFlight.Split('/')[^1];
}
