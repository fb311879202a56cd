namespace Flights.Domain.Flights;

/// <summary>Something that a bisection found: mostly the commit that broke the step.</summary>
/// <param name="Headline">The headline, without its asterisks.</param>
/// <param name="Tree">The tree that holds the culprit, or null if none is named.</param>
/// <param name="Introduced">The culprit: the first revision that fails. Empty if none is named.</param>
/// <param name="NotPresent">The last revision that passes. Empty if none is named.</param>
/// <param name="ReproUri">Where the logs of the last failing flight are. Empty if none is named.</param>
/// <param name="Log">What follows, verbatim without its indentation: the culprit's commit, or the remark that it was left out.</param>
public sealed record BisectionFinding(
    string Headline, BisectionTree? Tree, string Introduced, string NotPresent, string ReproUri, string Log);
