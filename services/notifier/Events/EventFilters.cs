using System.Globalization;
using Flights.Domain.Filtering;
using Flights.Platform.Errors;

namespace Flights.Notifier.Events;

/// <summary>Reads the filters that callers give.</summary>
internal static class EventFilters
{
    /// <summary>The filter that a text is.</summary>
    /// <param name="text">The text; empty for all events.</param>
    /// <param name="field">The field of the request in which it stands.</param>
    /// <exception cref="FlightsException">It is none, for one of <see cref="FilterReasons"/>: the column stands in it.</exception>
    public static Filter Read(string text, string field) => Read(EventFilter.Read(text), field);

    /// <summary>The filter that was read, of whatever fields.</summary>
    /// <param name="read">What was read.</param>
    /// <param name="field">The field of the request in which it stands.</param>
    /// <exception cref="FlightsException">It is none, for one of <see cref="FilterReasons"/>: the column stands in it.</exception>
    public static Filter Read(FilterResult read, string field) => read.TryGet(out var filter, out var error)
        ? filter
        : throw new FlightsException(ErrorKind.InvalidArgument, error.Reason, $"The filter is none: column {error.Column}: {error.Message}")
        {
            Field = field,
            Metadata = new Dictionary<string, string> { ["column"] = error.Column.ToString(CultureInfo.InvariantCulture) },
        };
}
