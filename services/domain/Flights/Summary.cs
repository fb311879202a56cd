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
    public string Text => NamesFlight ? $"{Words}{Flight}{FlightSuffix}" : Words;

    /// <summary>Whether the text ends in the flight that it refers to.</summary>
    internal bool NamesFlight => Kind is SummaryKind.Regression or SummaryKind.Like or SummaryKind.PassIn or SummaryKind.BlockedIn
        or SummaryKind.FailedIn or SummaryKind.StatusIn;

    /// <summary>The text up to the flight that it refers to.</summary>
    internal string Words => Kind switch
    {
        SummaryKind.None => "",
        SummaryKind.Regression => "REGR. vs. ",
        SummaryKind.Like => "like ",
        SummaryKind.NeverPass => "never pass",
        SummaryKind.PassIn => "pass in ",
        SummaryKind.BlockedIn => "blocked in ",
        SummaryKind.FailedIn => "failed in ",
        SummaryKind.StatusIn => $"{Word} in ",
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
