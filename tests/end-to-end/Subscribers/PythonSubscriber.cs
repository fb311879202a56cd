using System.Diagnostics;
using System.Threading.Channels;

namespace Flights.EndToEnd.Tests.Subscribers;

/// <summary>The subscriber of <c>tests/subscribers</c>: Python, with messages that Debian's <c>protoc</c> generates.</summary>
internal sealed class PythonSubscriber : IPrintingSubscriber
{
    private readonly Process _process;
    private readonly DirectoryInfo _generated;
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private readonly TaskCompletionSource _subscribed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> _errors = [];

    private PythonSubscriber(Process process, DirectoryInfo generated)
    {
        _process = process;
        _generated = generated;
    }

    public ChannelReader<string> Lines => _lines.Reader;

    /// <summary>Generates the messages, and subscribes to the events of regressions.</summary>
    public static async Task<PythonSubscriber> StartAsync(string broker, CancellationToken cancellationToken)
    {
        var python = TestServers.Python;
        var generated = Directory.CreateTempSubdirectory("flights-python-");
        var protos = Path.Combine(Inputs.Root, "protos");
        using (var protoc = Process.Start(
            Path.Combine(Path.GetDirectoryName(python)!, "protoc"),
            [$"-I{protos}", $"--python_out={generated.FullName}", .. Directory.GetFiles(Path.Combine(protos, "flights", "v1"))]))
        {
            await protoc.WaitForExitAsync(cancellationToken);
            Assert.Equal(0, protoc.ExitCode);
        }

        var start = new ProcessStartInfo(python, [Path.Combine(Inputs.Root, "tests", "subscribers", "regressions.py"), broker])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["PYTHONPATH"] = generated.FullName, ["PYTHONDONTWRITEBYTECODE"] = "1" },
        };
        var subscriber = new PythonSubscriber(new Process { StartInfo = start, EnableRaisingEvents = true }, generated);
        try
        {
            subscriber.Run();
            await subscriber._subscribed.Task.WaitAsync(cancellationToken);
            return subscriber;
        }
        catch
        {
            await subscriber.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        _generated.Delete(recursive: true);
    }

    private void Run()
    {
        _process.OutputDataReceived += (_, line) => _ = line.Data is { } text && _lines.Writer.TryWrite(text);
        _process.ErrorDataReceived += (_, line) => ReadError(line.Data);
        _process.Exited += (_, _) => End();
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private void ReadError(string? line)
    {
        if (line == "subscribed")
        {
            _subscribed.TrySetResult();
        }
        else if (line is not null)
        {
            lock (_errors)
            {
                _errors.Add(line);
            }
        }
    }

    private void End()
    {
        lock (_errors)
        {
            var error = new InvalidOperationException("The subscriber ended: " + string.Join('\n', _errors));
            _subscribed.TrySetException(error);
            _lines.Writer.TryComplete(error);
        }
    }
}
