using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Flights.Cli.Replay;

namespace Flights.Cli.Sources;

/// <summary>
/// One run of the <c>git</c> on the path, to read a repository that need not be trusted: it is named outright, so that git neither looks for
/// one in the folders above nor asks who owns it; it runs no hook, no pager and no program that the repository's configuration names,
/// fetches nothing and asks nobody.
/// </summary>
internal sealed class GitProcess : IDisposable
{
    private const int ErrorsKept = 2000;

    private readonly Process _process;
    private readonly CancellationTokenRegistration _registration;
    private readonly CancellationToken _cancellationToken;
    private readonly StringBuilder _errors = new();

    private GitProcess(Process process, CancellationToken cancellationToken)
    {
        _process = process;
        _cancellationToken = cancellationToken;
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginErrorReadLine();
        _registration = cancellationToken.Register(Kill);
    }

    /// <summary>What it prints.</summary>
    public Stream Output => _process.StandardOutput.BaseStream;

    /// <summary>What it reads.</summary>
    public Stream Input => _process.StandardInput.BaseStream;

    /// <summary>Starts git.</summary>
    /// <param name="repository">The repository: a bare one, or the <c>.git</c> of a checkout.</param>
    /// <param name="arguments">The command and its arguments.</param>
    /// <param name="cancellationToken">Kills it.</param>
    /// <exception cref="ReplayFailedException">There is no git on the path.</exception>
    public static GitProcess Start(string repository, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        string[] settings = ["-c", "core.hooksPath=/dev/null", "-c", "protocol.allow=never", "-c", "log.showSignature=false", "-c", "log.showRoot=true"];
        var start = new ProcessStartInfo("git", ["--no-pager", "--no-replace-objects", $"--git-dir={Path.GetFullPath(repository)}", .. settings, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("GIT_", StringComparison.Ordinal)).ToArray())
        {
            start.Environment.Remove(name);
        }

        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        start.Environment["GIT_NO_LAZY_FETCH"] = "1";
        start.Environment["GIT_OPTIONAL_LOCKS"] = "0";
        start.Environment["LC_ALL"] = "C";
        try
        {
            return new GitProcess(Process.Start(start)!, cancellationToken);
        }
        catch (Win32Exception)
        {
            throw new ReplayFailedException(ExitCode.Unavailable, $"'{repository}' is a git repository, and there is no 'git' on the PATH to read it.");
        }
    }

    /// <summary>Waits until it ends, when all of its output is read.</summary>
    /// <returns>What went wrong, in git's words; empty if all went well.</returns>
    /// <exception cref="OperationCanceledException">It was stopped, by the token or by the signal that stops this process too.</exception>
    public string End()
    {
        _process.WaitForExit();
        _cancellationToken.ThrowIfCancellationRequested();
        const int Interrupted = 128 + 2;
        const int Terminated = 128 + 15;
        if (_process.ExitCode is Interrupted or Terminated)
        {
            throw new OperationCanceledException("git was told to stop.");
        }

        lock (_errors)
        {
            return _process.ExitCode == 0 ? "" : $"git ended with {_process.ExitCode}: {_errors.ToString().Trim()}";
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _registration.Dispose();
        Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private void Kill()
    {
        try
        {
            _process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }

    private void Keep(string? line)
    {
        lock (_errors)
        {
            if (line is not null && _errors.Length + line.Length < ErrorsKept)
            {
                _errors.Append(line).Append(' ');
            }
        }
    }
}
