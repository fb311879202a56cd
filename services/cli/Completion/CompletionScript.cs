namespace Flights.Cli.Completion;

/// <summary>The scripts by which shells complete <c>flights</c>. Each asks the command itself, by the directive
/// <c>[suggest:POSITION]</c>, what may stand at the cursor. That answers with all words that hold what is written there, so the ones that begin
/// with it are kept. Where it has nothing to say, the shell completes files.</summary>
internal static class CompletionScript
{
    // COMP_WORDBREAKS has ':' and '=', so the word that bash replaces may be the end of the one that is written.
    private const string Bash = """
        _flights_complete() {
          local line=${COMP_LINE:0:COMP_POINT} word=${COMP_WORDS[COMP_CWORD]}
          local IFS=$'\n'
          COMPREPLY=($(compgen -W "$("${COMP_WORDS[0]}" "[suggest:${#line}]" "$line" 2>/dev/null)" -- "$word"))
        }
        complete -o default -F _flights_complete flights

        """;

    // It may be read at once, or stand as _flights in a folder of fpath: its text is then the function that is called.
    private const string Zsh = """
        #compdef flights
        _flights_complete() {
          local line="${(j: :)${(@Q)words[1,CURRENT]}}"
          local -a found
          found=(${(f)"$("$words[1]" "[suggest:${#line}]" "$line" 2>/dev/null)"})
          if (( $#found )); then
            compadd -a found
          else
            _files
          fi
        }
        if [[ $funcstack[1] == _flights ]]; then
          _flights_complete
        else
          compdef _flights_complete flights
        fi

        """;

    private const string Fish = """
        function __flights_complete
          set -l line (commandline -cp)
          set -l words (commandline -opc)
          set -l found ($words[1] "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null)
          if set -q found[1]
            printf '%s\n' $found
          else
            __fish_complete_path (commandline -ct)
          end
        end
        complete -c flights -f -a '(__flights_complete)'

        """;

    private const string PowerShell = """
        Register-ArgumentCompleter -Native -CommandName flights -ScriptBlock {
          param($word, $ast, $cursor)
          $line = $ast.ToString().PadRight($cursor).Substring(0, $cursor)
          & $ast.CommandElements[0].ToString() "[suggest:$cursor]" "$line" 2>$null |
            Where-Object { $_ -like "$word*" } |
            ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
        }

        """;

    private static readonly Dictionary<string, string> Scripts = new(StringComparer.Ordinal)
    {
        ["bash"] = Bash,
        ["zsh"] = Zsh,
        ["fish"] = Fish,
        ["powershell"] = PowerShell,
    };

    /// <summary>The shells that there is a script for.</summary>
    public static IReadOnlyCollection<string> Shells => Scripts.Keys;

    /// <summary>The script for one of <see cref="Shells"/>.</summary>
    public static string For(string shell) => Scripts[shell];
}
