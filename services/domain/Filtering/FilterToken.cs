namespace Flights.Domain.Filtering;

/// <summary>A piece of a filter's text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">What it says: of a string, what stands between its quotes, with <c>\\</c> and <c>\*</c> as they are.</param>
/// <param name="Column">Where it begins, from 1.</param>
internal readonly record struct FilterToken(FilterTokenKind Kind, string Text, int Column)
{
    private const int MaxShown = 60;

    /// <summary>What it is, in a message.</summary>
    public string Described => Kind switch
    {
        FilterTokenKind.End => "the end",
        FilterTokenKind.String => $"the string \"{Shown}\"",
        FilterTokenKind.Wrong when char.IsControl(Text[0]) => $"the control character U+{(int)Text[0]:X4}",
        _ => $"'{Shown}'",
    };

    /// <summary>What it says, in a message: of a long text the beginning, because a refused caller is told it in a header, and headers are
    /// short.</summary>
    public string Shown => Text.Length <= MaxShown ? Text : $"{Text.AsSpan(0, MaxShown)}...";
}

/// <summary>What a piece of a filter's text is.</summary>
internal enum FilterTokenKind
{
    /// <summary>The end of the text.</summary>
    End,

    /// <summary>Characters without quotes: a field, a value, <c>AND</c>, <c>OR</c> or <c>NOT</c>.</summary>
    Word,

    /// <summary>A text in quotes.</summary>
    String,

    /// <summary>One of <c>= != : &lt; &lt;= &gt; &gt;=</c>.</summary>
    Comparator,

    /// <summary><c>(</c></summary>
    Open,

    /// <summary><c>)</c></summary>
    Close,

    /// <summary><c>-</c> before a condition.</summary>
    Minus,

    /// <summary>A character that begins none of these, a control character in a string, or a string without an end.</summary>
    Wrong,
}
