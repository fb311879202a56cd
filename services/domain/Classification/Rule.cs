namespace Flights.Domain.Classification;

/// <summary>One rule of the classification.</summary>
/// <param name="Name">Its name, in kebab-case: an opinion tells by it who decided.</param>
/// <param name="Judge">Answers, or passes the failure on to the next rule by answering null.</param>
/// <param name="Considers">Whether it looks at other flights.</param>
internal sealed record Rule(string Name, Func<FailureCase, Answer?> Judge, bool Considers = false);
