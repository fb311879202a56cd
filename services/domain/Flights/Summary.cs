namespace Flights.Domain.Flights;

/// <summary>What a report, or a rule, says of one failure, such as <c>REGR. vs. 24801</c>.</summary>
/// <param name="Kind">What it says.</param>
/// <param name="Flight">The flight that it refers to, if any.</param>
/// <param name="FlightSuffix">What follows the flight's number, such as <c>-retest</c>: the rest of that flight's blessing. Mostly empty.</param>
/// <param name="Word">The status of <see cref="SummaryKind.StatusIn"/> and <see cref="SummaryKind.UnexpectedStatus"/>, or the
/// whole text of <see cref="SummaryKind.Other"/>. Empty otherwise.</param>
public sealed record Summary(SummaryKind Kind, FlightNumber? Flight = null, string FlightSuffix = "", string Word = "")
{
    /// <summary>It says nothing.</summary>
    public static readonly Summary None = new(SummaryKind.None);

    /// <summary>The text as a report prints it; empty for <see cref="SummaryKind.None"/>.</summary>
    public string Text => Kind switch
    {
        SummaryKind.None => "",
        SummaryKind.Regression => $"REGR. vs. {Flight}{FlightSuffix}",
        SummaryKind.Like => $"like {Flight}{FlightSuffix}",
        SummaryKind.NeverPass => "never pass",
        SummaryKind.PassIn => $"pass in {Flight}{FlightSuffix}",
        SummaryKind.BlockedIn => $"blocked in {Flight}{FlightSuffix}",
        SummaryKind.FailedIn => $"failed in {Flight}{FlightSuffix}",
        SummaryKind.StatusIn => $"{Word} in {Flight}{FlightSuffix}",
        SummaryKind.NotApplicable => "n/a",
        SummaryKind.BaselineUntested => "baseline untested",
        SummaryKind.UnexpectedStatus => $"[st={Word}!]",
        _ => Word,
    };

    /// <summary>Whether both say the same, whichever flights they lean on: another evidence flight is no difference.</summary>
    public bool SaysTheSameAs(Summary other) => Kind == other.Kind && Word == other.Word;

    /// <summary>The text as a report prints it.</summary>
    public override string ToString() => Text;
}
