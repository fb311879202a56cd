using System.Diagnostics.CodeAnalysis;

namespace Flights.Domain.Filtering;

/// <summary>A filter, or why the text is none.</summary>
public sealed class FilterResult
{
    private FilterResult(Filter? filter, FilterError? error) => (Filter, Error) = (filter, error);

    /// <summary>The filter, or null if there is an error.</summary>
    public Filter? Filter { get; }

    /// <summary>The first error, or null if there is a filter.</summary>
    public FilterError? Error { get; }

    /// <summary>Gives the filter, or the error.</summary>
    public bool TryGet([NotNullWhen(true)] out Filter? filter, [NotNullWhen(false)] out FilterError? error)
    {
        (filter, error) = (Filter, Error);
        return filter is not null;
    }

    internal static FilterResult Of(Filter filter) => new(filter, null);

    internal static FilterResult Failed(FilterError error) => new(null, error);
}

/// <summary>Why a text is no filter.</summary>
/// <param name="Column">Where, from 1, in UTF-16 code units.</param>
/// <param name="Reason">A stable reason: one of <see cref="FilterReasons"/>.</param>
/// <param name="Message">A sentence for a person: what is the matter and what to write instead.</param>
public sealed record FilterError(int Column, string Reason, string Message)
{
    /// <summary>Where it is and what it is.</summary>
    public override string ToString() => $"column {Column}: {Message} ({Reason})";
}

/// <summary>The stable reasons why a text is no filter.</summary>
public static class FilterReasons
{
    /// <summary>The text has more than <see cref="FilterReader.MaxLength"/> characters, more than <see cref="FilterReader.MaxConditions"/>
    /// conditions or more than <see cref="FilterReader.MaxDepth"/> brackets within each other.</summary>
    public const string TooLong = "FILTER_TOO_LONG";

    /// <summary>Something else was due there.</summary>
    public const string BadSyntax = "FILTER_SYNTAX";

    /// <summary>There is no such field.</summary>
    public const string UnknownField = "FILTER_FIELD";

    /// <summary>The field cannot be compared so.</summary>
    public const string BadComparator = "FILTER_COMPARATOR";

    /// <summary>The field never has that value.</summary>
    public const string BadValue = "FILTER_VALUE";
}
