using Spectre.Console;

namespace Flights.Cli.Output;

/// <summary>Writes lines for people, of which pieces have a tone: coloured for a terminal, or plain. What is written is untrusted: a
/// control character in it is shown as U+FFFD, and only the colours reach the terminal.</summary>
internal sealed class TonedWriter
{
    private readonly PrintableWriter _plain;
    private readonly IAnsiConsole? _console;

    private TonedWriter(PrintableWriter plain, IAnsiConsole? console) => (_plain, _console) = (plain, console);

    /// <summary>A writer whose lines end in LF.</summary>
    /// <param name="inner">Where to.</param>
    /// <param name="isColoured">Whether tones are shown.</param>
    public static TonedWriter On(TextWriter inner, bool isColoured) =>
        new(new PrintableWriter(inner), isColoured ? ConsoleOn(inner) : null);

    private static IAnsiConsole ConsoleOn(TextWriter inner)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.Standard,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(inner),
        });

        // The caller has chosen, whatever the environment says; and it is the terminal that breaks lines.
        console.Profile.Capabilities.ColorSystem = ColorSystem.Standard;
        console.Profile.Width = int.MaxValue;
        return console;
    }

    /// <summary>Writes pieces of a line.</summary>
    public void Write(params ReadOnlySpan<TonedText> pieces)
    {
        foreach (var (text, tone) in pieces)
        {
            if (_console is null || tone == Tone.Plain || text.Length == 0)
            {
                _plain.Write(text);
            }
            else
            {
                _console.Write(new Text(Printable(text), StyleOf(tone)));
            }
        }
    }

    /// <summary>Writes pieces and ends the line.</summary>
    public void WriteLine(params ReadOnlySpan<TonedText> pieces)
    {
        Write(pieces);
        _plain.WriteLine();
    }

    private static string Printable(string text)
    {
        using var printable = new StringWriter();
        new PrintableWriter(printable).Write(text);
        return printable.ToString();
    }

    private static Style StyleOf(Tone tone) => tone switch
    {
        Tone.Good => new Style(Color.Green),
        Tone.Bad => new Style(Color.Red),
        Tone.Doubtful => new Style(Color.Olive),
        Tone.Strong => new Style(decoration: Decoration.Bold),
        _ => new Style(decoration: Decoration.Dim),
    };
}
