using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Flights.Cli.Help;

/// <summary>Prints the help of a command, and below it the examples of an <see cref="ExampledCommand"/>, or for <c>flights</c> itself what
/// its exit codes mean.</summary>
/// <param name="help">Prints the help.</param>
internal sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
{
    // Who completes an empty word would be offered each of them.
    private static readonly string[] ForeignAliases = ["-?", "/?", "/h"];

    private static readonly (int Code, string Meaning)[] ExitCodes =
    [
        (ExitCode.Ok, "all went well"),
        (ExitCode.UsageError, "the arguments are wrong"),
        (ExitCode.DataError, "some input is none, or is refused"),
        (ExitCode.NoInput, "there is no such input, or nothing of that name"),
        (ExitCode.Unavailable, "a service cannot be reached, or refuses"),
        (ExitCode.CannotCreate, "what is to be made cannot be made"),
        (ExitCode.TemporaryFailure, "the same may succeed later"),
        (ExitCode.ConfigurationError, "a variable of the environment is wrong"),
    ];

    /// <summary>Makes the help of a command and of all below it end with examples.</summary>
    public static void UseIn(RootCommand command)
    {
        foreach (var option in command.Options.OfType<HelpOption>())
        {
            foreach (var alias in ForeignAliases)
            {
                option.Aliases.Remove(alias);
            }

            option.Action = new HelpWithExamples((HelpAction)option.Action!);
        }
    }

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var exitCode = help.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        if (parseResult.CommandResult.Command is RootCommand)
        {
            output.WriteLine("Exit codes:");
            foreach (var (code, meaning) in ExitCodes)
            {
                output.WriteLine($"  {code,-2}  {meaning}");
            }

            output.WriteLine();
        }
        else if (parseResult.CommandResult.Command is ExampledCommand command)
        {
            output.WriteLine("Examples:");
            foreach (var (line, purpose) in command.Examples)
            {
                output.WriteLine($"  {line}");
                output.WriteLine($"      {purpose}");
            }

            output.WriteLine();
        }

        return exitCode;
    }
}
