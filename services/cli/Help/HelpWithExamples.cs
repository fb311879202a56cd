using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Flights.Cli.Help;

/// <summary>Prints the help of a command, and below it the examples of an <see cref="ExampledCommand"/>.</summary>
/// <param name="help">Prints the help.</param>
internal sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
{
    /// <summary>Makes the help of a command and of all below it end with examples.</summary>
    public static void UseIn(RootCommand command)
    {
        foreach (var option in command.Options.OfType<HelpOption>())
        {
            option.Action = new HelpWithExamples((HelpAction)option.Action!);
        }
    }

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var exitCode = help.Invoke(parseResult);
        if (parseResult.CommandResult.Command is ExampledCommand command)
        {
            var output = parseResult.InvocationConfiguration.Output;
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
