using System.CommandLine;

namespace Flights.Cli.Help;

/// <summary>A command whose help ends with examples.</summary>
/// <param name="name">The name.</param>
/// <param name="description">What it does.</param>
/// <param name="examples">Whole command lines, the simplest first, each with what it is for.</param>
internal sealed class ExampledCommand(string name, string description, params (string Line, string Purpose)[] examples) : Command(name, description)
{
    /// <summary>The examples.</summary>
    public IReadOnlyList<(string Line, string Purpose)> Examples => examples;
}
