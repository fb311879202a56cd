using System.CommandLine;
using System.Diagnostics;
using Flights.Cli;

namespace Flights.EndToEnd.Tests.Commands;

/// <summary>What a shell completes: a real bash reads the script and asks the real command.</summary>
public sealed class CompletionTests
{
    // What is typed up to the cursor, what stands behind it, and what bash then offers beside help; nothing where it completes files.
    private static readonly (string Typed, string Behind, string[] Offered)[] Cases =
    [
        ("flights rep", "", ["replay", "report"]),
        ("flights errors ", "", ["list", "requeue", "show"]),
        ("flights replay --js", "", ["--json"]),
        ("flights explain 1 --horizon ", "", ["all", "below"]),
        ("flights repl", " tests/samples", ["replay"]),
        ("flights replay tests/s", "", []),
    ];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Bash_AtTheCursor_OffersWhatMayStandThere()
    {
        // What bash does at a press of the tabulator: it splits the line into words and calls the function that the script has registered.
        const string Program = """
            PATH=$1:$PATH
            . <(flights completion bash)
            [ "$(complete -p flights)" = 'complete -o default -F _flights_complete flights' ] || exit 9
            shift
            while [ $# -gt 0 ]; do
              COMP_LINE=$1$2 COMP_POINT=${#1} COMP_WORDS=($1)
              case $1 in *' ') COMP_WORDS+=('') ;; esac
              COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
              _flights_complete
              echo "${COMPREPLY[@]}"
              shift 2
            done
            """;
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var commands = Path.Combine(output.Parent!.Parent!.FullName, "Flights.Cli", output.Name);
        string[] lines = [.. Cases.SelectMany(each => new[] { each.Typed, each.Behind })];
        using var bash = Process.Start(
            new ProcessStartInfo("bash", ["-c", Program, "bash", commands, .. lines]) { RedirectStandardOutput = true })!;
        var printed = await bash.StandardOutput.ReadToEndAsync(Cancelled);
        await bash.WaitForExitAsync(Cancelled);

        Assert.Equal(0, bash.ExitCode);
        Assert.Equal(
            Cases.Select(each => $"{each.Typed}: {string.Join(' ', each.Offered)}"),
            Cases.Zip(printed.Split('\n'), (each, offered) => $"{each.Typed}: {Sorted(offered)}"));
    }

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    [InlineData("powershell")]
    public void Script_OfEachShell_AsksTheCommand(string shell)
    {
        using var printed = new StringWriter();

        Assert.Equal(0, Program.CreateRoot().Parse(["completion", shell]).Invoke(new InvocationConfiguration { Output = printed }));

        Assert.Contains("[suggest:", printed.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Script_OfAnotherShell_IsRefused() => Assert.NotEmpty(Program.CreateRoot().Parse(["completion", "tcsh"]).Errors);

    private static string Sorted(string words) =>
        string.Join(' ', words.Split(' ').Where(word => word is not ("-h" or "--help")).Order(StringComparer.Ordinal));
}
