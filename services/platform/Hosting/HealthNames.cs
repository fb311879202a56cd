namespace Flights.Platform.Hosting;

/// <summary>The three questions about a process, under the same names by <c>grpc.health.v1</c> and by HTTP.</summary>
internal static class HealthNames
{
    /// <summary>Whether the process answers at all. It depends on nothing else: one that waits for its broker or its database is none the
    /// better for being started anew.</summary>
    public const string Live = "live";

    /// <summary>Whether its start is over.</summary>
    public const string Started = "started";

    /// <summary>Whether it can do its work.</summary>
    public const string Ready = "ready";

    /// <summary>Whether the answer to a question depends on a check.</summary>
    /// <param name="question">One of the names here.</param>
    /// <param name="check">The name of the check.</param>
    /// <param name="tags">The tags of the check, as of <see cref="HealthTags"/>.</param>
    public static bool Covers(string question, string check, IEnumerable<string> tags) => question switch
    {
        Live or Started => check == question,
        _ => !tags.Contains(HealthTags.Apart),
    };
}
