using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Flights.Platform.Telemetry;

/// <summary>One line an entry, for people: time, level, category with event number, what is said, and the trace and the span that it was said
/// in, by which the line is found from a trace and the trace from the line.</summary>
internal sealed class LineFormatter(TimeProvider clock) : ConsoleFormatter(FormatterName)
{
    /// <summary>The name that the console's options know it by.</summary>
    public const string FormatterName = "flights-line";

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        textWriter.Write(clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z '", CultureInfo.InvariantCulture));
        textWriter.Write(NameOf(logEntry.LogLevel));
        textWriter.Write(": ");
        textWriter.Write(logEntry.Category);
        textWriter.Write(string.Create(CultureInfo.InvariantCulture, $"[{logEntry.EventId.Id}] "));
        textWriter.Write(InOneLine(logEntry.Formatter(logEntry.State, logEntry.Exception)));
        if (logEntry.Exception is { } exception)
        {
            textWriter.Write(' ');
            textWriter.Write(InOneLine(exception.ToString()));
        }

        if (Activity.Current is { IdFormat: ActivityIdFormat.W3C } span)
        {
            textWriter.Write($" trace_id={span.TraceId} span_id={span.SpanId}");
        }

        textWriter.Write('\n');
    }

    private static string InOneLine(string text) => text.ReplaceLineEndings(" ");

    private static string NameOf(LogLevel level) => level switch
    {
        LogLevel.Trace => "trce",
        LogLevel.Debug => "dbug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warn",
        LogLevel.Error => "fail",
        _ => "crit",
    };
}
