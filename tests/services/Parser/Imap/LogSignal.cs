using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Flights.Services.Tests.Parser.Imap;

/// <summary>Keeps what is logged, and lets a test wait for it.</summary>
internal sealed class LogSignal : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly Channel<string> _next = Channel.CreateUnbounded<string>();

    /// <summary>Everything that was logged.</summary>
    public IReadOnlyList<string> Lines => [.. _lines];

    /// <summary>Waits until a line says something.</summary>
    /// <returns>The first such line behind those that were waited for before.</returns>
    public async Task<string> WaitForAsync(string text, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                var line = await _next.Reader.ReadAsync(cancellationToken);
                if (line.Contains(text, StringComparison.Ordinal))
                {
                    return line;
                }
            }
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"Nobody logged '{text}', but:\n{string.Join('\n', Lines)}");
            throw;
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
        => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var line = $"{formatter(state, exception)} {exception}";
        _lines.Enqueue(line);
        _next.Writer.TryWrite(line);
    }

    public void Dispose()
    {
    }
}
