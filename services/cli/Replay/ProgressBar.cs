using Spectre.Console;

namespace Flights.Cli.Replay;

/// <summary>Shows on standard error how far a replay is, when that is a terminal; else shows nothing.</summary>
internal sealed class ProgressBar : IDisposable
{
    private const int Width = 30;

    private readonly IAnsiConsole? _console;
    private readonly Lock _lock = new();
    private int _submitted;

    private ProgressBar(IAnsiConsole? console) => _console = console;

    /// <summary>A bar on standard error.</summary>
    public static ProgressBar ForTerminal() => new(
        Console.IsErrorRedirected ? null : AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) }));

    /// <summary>One more report is submitted.</summary>
    public void Submitted()
    {
        lock (_lock)
        {
            _submitted++;
            Show($"{_submitted} reports submitted");
        }
    }

    /// <summary>So many of all reports are through the pipeline.</summary>
    public void Done(int done, int all)
    {
        lock (_lock)
        {
            var filled = all == 0 ? Width : (int)((long)done * Width / all);
            Show($"{new string('#', filled)}{new string('-', Width - filled)} {done} of {all} reports judged");
        }
    }

    /// <summary>Takes the bar away.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            Show("");
        }
    }

    // Back to the first column, and erase to the end of the line (ECMA-48, EL).
    private void Show(string text) => _console?.Write(new ControlCode($"\r{text}\u001b[K"));
}
