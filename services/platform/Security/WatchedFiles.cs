using Microsoft.Extensions.Logging;

namespace Flights.Platform.Security;

/// <summary>What is read of files that may be replaced while the process runs, as Kubernetes replaces a Secret's: each use looks whether
/// they are others than those that were read. What cannot be read is not taken, so that half a replacement changes nothing.</summary>
/// <typeparam name="T">What is read.</typeparam>
internal sealed partial class WatchedFiles<T>
    where T : class
{
    private readonly IReadOnlyList<string> _paths;
    private readonly Func<T> _read;
    private readonly ILogger _logger;
    private readonly Lock _reading = new();
    private volatile Reading _last;

    /// <summary>Reads the files for the first time.</summary>
    /// <param name="paths">Their paths.</param>
    /// <param name="read">Reads them all.</param>
    /// <param name="logger">Is told when they are read again.</param>
    public WatchedFiles(IReadOnlyList<string> paths, Func<T> read, ILogger logger)
    {
        _paths = paths;
        _read = read;
        _logger = logger;
        _last = new Reading(Stamp(), read());
    }

    /// <summary>What stands in them, or what last stood there that could be read.</summary>
    public T Current
    {
        get
        {
            var stamp = Stamp();
            return stamp == _last.Stamp ? _last.Value : ReadAgain(stamp);
        }
    }

    private T ReadAgain(string stamp)
    {
        lock (_reading)
        {
            if (stamp == _last.Stamp)
            {
                return _last.Value;
            }

            try
            {
                _last = new Reading(stamp, _read());
                Log.Reread(_logger, string.Join(", ", _paths));
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                _last = _last with { Stamp = stamp };
                Log.Kept(_logger, string.Join(", ", _paths), error.Message);
            }

            return _last.Value;
        }
    }

    private string Stamp() => string.Join(' ', _paths.Select(StampOf));

    // A mounted Secret is a link: what it leads to changes, and the link itself does not.
    private static string StampOf(string path)
    {
        var file = new FileInfo(path);
        var target = file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;
        return target.Exists ? $"{target.FullName}:{target.LastWriteTimeUtc.Ticks}:{target.Length}" : "";
    }

    private sealed record Reading(string Stamp, T Value);
}
