namespace Flights.Domain.Classification;

/// <summary>Something that is not so, and what would be said of a failure if it were.</summary>
/// <param name="Condition">What would have to be so, in words that go on after <c>with</c>, such as <c>a pass in flight 205 of the
/// baseline</c>.</param>
/// <param name="Finding">What would be said then. A summary that leans on a flight that does not exist names none.</param>
public sealed record VerdictChange(string Condition, Finding Finding)
{
    /// <summary>The summary as a report would print it, with <c>N</c> for a flight that does not exist.</summary>
    public string Summary => Finding.Summary is { Flight: null, NamesFlight: true } ? $"{Finding.Summary.Words}N" : Finding.Summary.Text;
}
