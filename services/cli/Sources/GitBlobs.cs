using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Flights.Cli.Sources;

/// <summary>Reads blobs of a repository by their names, all through one process: <c>git cat-file --batch</c>.</summary>
internal sealed class GitBlobs : IDisposable
{
    private readonly GitProcess _git;
    private readonly BufferedStream _output;
    private readonly int _maxBytes;

    /// <summary>Starts the process.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="maxBytes">The largest blob that is kept.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public GitBlobs(string repository, int maxBytes, CancellationToken cancellationToken)
    {
        _git = GitProcess.Start(repository, ["cat-file", "--batch"], cancellationToken);
        _output = new BufferedStream(_git.Output, 64 * 1024);
        _maxBytes = maxBytes;
    }

    /// <summary>Reads a blob.</summary>
    /// <param name="blob">git's name of it.</param>
    /// <param name="bytes">Its bytes.</param>
    /// <param name="refusal">Why it was not read.</param>
    /// <returns>Whether it was read.</returns>
    /// <exception cref="IOException">The repository cannot be read any further.</exception>
    public bool TryRead(string blob, out ReadOnlyMemory<byte> bytes, [NotNullWhen(false)] out Refusal? refusal)
    {
        _git.Input.Write(Encoding.ASCII.GetBytes(blob + "\n"));
        _git.Input.Flush();
        bytes = default;
        var words = ReadLine().Split(' ');
        if (words is [_, "missing"])
        {
            refusal = new Refusal(Refusal.Unreadable, $"The repository lacks the blob {blob}.");
            return false;
        }

        if (words is not [_, "blob", var length] || !long.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var size))
        {
            throw Broken(blob);
        }

        refusal = size > _maxBytes ? Refusal.TooLarge(_maxBytes) : null;
        if (refusal is null)
        {
            var read = new byte[size];
            if (_output.ReadAtLeast(read, read.Length, throwOnEndOfStream: false) < read.Length)
            {
                throw Broken(blob);
            }

            bytes = read;
        }
        else
        {
            PassOver(blob, size);
        }

        // The line end that git prints behind the bytes.
        _output.ReadByte();
        return refusal is null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _git.Dispose();
        _output.Dispose();
    }

    private string ReadLine()
    {
        var line = new StringBuilder();
        int b;
        while ((b = _output.ReadByte()) is not ('\n' or -1))
        {
            line.Append((char)b);
        }

        return line.ToString();
    }

    private IOException Broken(string blob) => new($"git cannot read the blob {blob}. {_git.End()}".TrimEnd());

    private void PassOver(string blob, long size)
    {
        var buffer = new byte[64 * 1024];
        for (var left = size; left > 0;)
        {
            var read = _output.Read(buffer, 0, (int)Math.Min(left, buffer.Length));
            left = read > 0 ? left - read : throw Broken(blob);
        }
    }
}
