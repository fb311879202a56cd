using System.Text.RegularExpressions;
using Flights.Domain.Flights;

namespace Flights.Domain.Classification;

/// <summary>One line of an allow file: the steps whose regressions it excuses.</summary>
public sealed class AllowEntry : IEquatable<AllowEntry>
{
    // Matching takes time in proportion to the text, whatever the expression: anybody can give us one.
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    private readonly Regex _expression;

    internal AllowEntry(string file, int line, string text, string pattern, FlightNumber? from = null)
        : this(file, line, text, pattern, from, null, new Regex($@"\A(?:{pattern})\z", Options))
    {
    }

    private AllowEntry(string file, int line, string text, string pattern, FlightNumber? from, FlightNumber? until, Regex expression)
    {
        (File, Line, Text, Pattern, From, Until) = (file, line, text, pattern, from, until);
        _expression = expression;
    }

    /// <summary>The file.</summary>
    public string File { get; }

    /// <summary>The line of the file, from 1.</summary>
    public int Line { get; }

    /// <summary>The line as it reads, without blanks at its ends.</summary>
    public string Text { get; }

    /// <summary>The regular expression that it stands for, matched against <c>JOB TESTID</c> as a whole.</summary>
    public string Pattern { get; }

    /// <summary>The first flight that it has an effect on, or null if it has one on all.</summary>
    public FlightNumber? From { get; }

    /// <summary>The first flight that it has an effect on no more, or null if it was not taken back.</summary>
    public FlightNumber? Until { get; }

    /// <summary>Whether it has an effect on a flight.</summary>
    public bool IsInEffectAt(FlightNumber flight) => (From is not { } from || flight >= from) && (Until is not { } until || flight < until);

    /// <summary>Whether it excuses a regression of a step.</summary>
    public bool Excuses(StepKey step) => _expression.IsMatch(step.ToString());

    /// <summary>The entry, taken back from a flight on.</summary>
    internal AllowEntry EndedBy(FlightNumber flight) => new(File, Line, Text, Pattern, From, flight, _expression);

    /// <inheritdoc/>
    public bool Equals(AllowEntry? other) =>
        other is not null && (File, Line, Text, From, Until) == (other.File, other.Line, other.Text, other.From, other.Until);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as AllowEntry);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(File, Line, Text);

    /// <summary>Where it stands and what it says.</summary>
    public override string ToString() => $"{File}:{Line}: {Text}";
}
