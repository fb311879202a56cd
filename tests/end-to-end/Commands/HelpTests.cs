using System.CommandLine;
using Flights.Cli;
using Flights.Cli.Help;

namespace Flights.EndToEnd.Tests.Commands;

/// <summary>The help of every command ends with examples that hold.</summary>
public sealed class HelpTests
{
    private static readonly RootCommand Root = Program.CreateRoot();

    /// <summary>The words of every command that does something.</summary>
    public static TheoryData<string> Commands => [.. Below(Root, "").Select(each => each.Words)];

    /// <summary>The lines of all examples.</summary>
    public static TheoryData<string> Lines =>
        [.. Below(Root, "").Select(each => each.Command).OfType<ExampledCommand>().SelectMany(command => command.Examples).Select(each => each.Line)];

    [Theory]
    [MemberData(nameof(Commands))]
    public void Help_OfACommand_EndsWithItsExamples(string words)
    {
        var command = Assert.IsType<ExampledCommand>(Below(Root, "").Single(each => each.Words == words).Command);

        var help = HelpOf([.. words.Split(' '), "--help"]);

        Assert.NotEmpty(command.Examples);
        var examples = help[help.IndexOf("\nExamples:\n", StringComparison.Ordinal)..];
        Assert.All(command.Examples, example =>
        {
            Assert.StartsWith($"flights {words}", example.Line, StringComparison.Ordinal);
            Assert.Contains($"  {example.Line}\n      {example.Purpose}\n", examples, StringComparison.Ordinal);
        });
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public void Example_IsTakenByTheCommand(string line)
    {
        // What is redirected is the shell's.
        var own = line.Split(" >", 2)[0].Split(" <", 2)[0].Split(" | ", 2)[0];

        var parsed = Root.Parse(own["flights ".Length..]);

        Assert.Empty(parsed.Errors);
        Assert.IsType<ExampledCommand>(parsed.CommandResult.Command);
    }

    [Fact]
    public void Help_OfFlights_TellsItsExitCodes() => Assert.Contains("\nExit codes:\n  0   all went well\n  64  ", HelpOf(["--help"]), StringComparison.Ordinal);

    [Fact]
    public async Task Help_ToAPipe_HasNoColour()
    {
        var ended = await Command.RunAsync(["replay", "--help"]);

        Assert.Equal((0, ""), (ended.ExitCode, ended.Errors));
        Assert.Contains("  flights replay reports/\n", ended.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', ended.Output);
    }

    private static string HelpOf(string[] arguments)
    {
        using var printed = new StringWriter { NewLine = "\n" };
        Assert.Equal(0, Root.Parse(arguments).Invoke(new InvocationConfiguration { Output = printed }));
        return printed.ToString();
    }

    private static IEnumerable<(string Words, System.CommandLine.Command Command)> Below(System.CommandLine.Command command, string words) =>
        command.Subcommands.Count == 0
            ? [(words, command)]
            : command.Subcommands.SelectMany(each => Below(each, words.Length == 0 ? each.Name : $"{words} {each.Name}"));
}
