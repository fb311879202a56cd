using System.Diagnostics;

namespace Flights.EndToEnd.Tests.Import;

/// <summary>Writes git repositories as public-inbox does, by the git on the path.</summary>
/// <param name="gitFolder">The repository: a bare one, or the <c>.git</c> of a checkout.</param>
internal sealed class InboxRepository(string gitFolder)
{
    private string _head = "";

    /// <summary>Makes an empty repository.</summary>
    /// <param name="path">Where.</param>
    /// <param name="bare">Whether without a checkout.</param>
    public static InboxRepository Create(string path, bool bare = true)
    {
        Run(Path.GetTempPath(), "", bare ? ["init", "--quiet", "--bare", path] : ["init", "--quiet", path]);
        return new InboxRepository(bare ? path : Path.Combine(path, ".git"));
    }

    /// <summary>Version 2: a commit whose tree has one file.</summary>
    /// <param name="file"><c>m</c> for a mail that is added, <c>d</c> for one that is taken away.</param>
    /// <param name="mail">The mail.</param>
    /// <returns>The commit.</returns>
    public string Commit(string file, string mail) => Commit([(file, mail)]);

    /// <summary>Version 1: a commit whose tree has a file for each mail that is there.</summary>
    /// <returns>The commit.</returns>
    public string Commit(params (string File, string Mail)[] files)
    {
        Run(gitFolder, "", ["read-tree", "--empty"]);
        foreach (var (file, mail) in files)
        {
            var blob = Run(gitFolder, mail, ["hash-object", "-w", "--stdin"]);
            Run(gitFolder, "", ["update-index", "--add", "--cacheinfo", $"100644,{blob},{file}"]);
        }

        var tree = Run(gitFolder, "", ["write-tree"]);
        _head = Run(gitFolder, "", ["commit-tree", tree, .. _head.Length > 0 ? new[] { "-p", _head } : [], "-m", "a mail"]);
        Run(gitFolder, "", ["update-ref", "HEAD", _head]);
        return _head;
    }

    /// <summary>Runs git.</summary>
    /// <param name="folder">In which folder.</param>
    /// <param name="input">What it reads.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>The first line that it prints.</returns>
    public static string Run(string folder, string input, string[] arguments)
    {
        string[] person = ["-c", "user.name=A Person", "-c", "user.email=a@example.org", "-c", "gc.auto=0"];
        var start = new ProcessStartInfo("git", [.. person, .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using var git = Process.Start(start)!;
        git.StandardInput.Write(input);
        git.StandardInput.Close();
        var output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
        return output.TrimEnd('\n');
    }
}
