using System.CommandLine;
using Flights.Cli.Output;

namespace Flights.Cli.Asking;

/// <summary><c>--color</c>: whether what is printed for people is coloured.</summary>
internal sealed class ColorOption
{
    private const string Auto = "auto";
    private const string Always = "always";
    private const string Never = "never";

    private readonly Option<string> _when = new("--color")
    {
        Description = "Whether to colour. auto: on a terminal, unless NO_COLOR is set or TERM is dumb.",
        DefaultValueFactory = _ => Auto,
    };

    /// <summary>Adds the option to a command.</summary>
    public void AddTo(Command command)
    {
        _when.AcceptOnlyFromAmong(Auto, Always, Never);
        command.Add(_when);
    }

    /// <summary>A writer on standard output that colours as was chosen.</summary>
    public TonedWriter Writer(ParseResult arguments) => TonedWriter.On(Console.Out, IsOn(
        arguments.GetRequiredValue(_when),
        !Console.IsOutputRedirected,
        Environment.GetEnvironmentVariable("NO_COLOR"),
        Environment.GetEnvironmentVariable("TERM")));

    /// <summary>Whether to colour.</summary>
    /// <param name="when">What <c>--color</c> says. It goes before the environment.</param>
    /// <param name="isTerminal">Whether standard output is a terminal.</param>
    /// <param name="noColor">The variable <c>NO_COLOR</c>: any text but an empty one asks for no colour.</param>
    /// <param name="terminal">The variable <c>TERM</c>.</param>
    public static bool IsOn(string when, bool isTerminal, string? noColor, string? terminal) => when switch
    {
        Always => true,
        Never => false,
        _ => isTerminal && string.IsNullOrEmpty(noColor) && terminal != "dumb",
    };
}
