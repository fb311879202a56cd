using System.CommandLine;
using Flights.Cli.Help;

namespace Flights.Cli.Completion;

/// <summary><c>flights completion</c>: prints what a shell reads so that it completes the command's words.</summary>
internal static class CompletionCommand
{
    /// <summary>The command with its argument.</summary>
    public static Command Create()
    {
        var shell = new Argument<string>("shell") { Description = "The shell that is to read it." };
        shell.AcceptOnlyFromAmong([.. CompletionScript.Shells]);
        var command = new ExampledCommand(
            "completion",
            "Prints the script by which a shell completes commands, options and their values.",
            ("flights completion bash >~/.local/share/bash-completion/completions/flights", "for every new bash"),
            ("flights completion zsh >~/.zfunc/_flights", "for zsh, if ~/.zfunc is in fpath"),
            ("flights completion fish >~/.config/fish/completions/flights.fish", "for every new fish"),
            ("flights completion powershell >>$PROFILE", "for every new PowerShell"))
        {
            shell,
        };
        command.SetAction(arguments => arguments.InvocationConfiguration.Output.Write(CompletionScript.For(arguments.GetRequiredValue(shell))));
        return command;
    }
}
