using Flights.Domain.Classification;
using Flights.Domain.Flights;
using Flights.Platform.Bus;
using Flights.Platform.Errors;
using Flights.Platform.Wire;
using Grpc.Core;

namespace Flights.Classifier.Allow;

/// <summary>Looks whether the allow files changed, and tells the store what they are. Several readers of one folder agree, whoever is first:
/// the store keeps what each says, and a reading that repeats the one before it changes nothing.</summary>
/// <remarks>A file with an error is refused as a whole, and stays as it was recorded last.</remarks>
internal sealed partial class AllowReader(
    AllowFolder folder,
    AllowLists lists,
    IMessagePublisher publisher,
    AllowHealth health,
    TimeProvider clock,
    ILogger<AllowReader> logger)
{
    // Whoever has more errors than this sees the rest when these are put right.
    private const int MostErrors = 20;

    private EquatableList<FoundFile> _seen;
    private DateTimeOffset? _since;
    private EquatableList<FoundFile>? _done;
    private string _failure = "";
    private Dictionary<LabName, EquatableList<AllowFile>>? _recorded;

    /// <summary>Looks once. What it sees counts when it is what it saw the last time, and since then: a file may be half written.</summary>
    /// <exception cref="OperationCanceledException">It was told to stop.</exception>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            var found = folder.Read();
            if (_since is not { } since || found != _seen)
            {
                (_seen, _since) = (found, clock.GetUtcNow());
            }
            else if (found != _done)
            {
                await TellAsync(found, since, cancellationToken).ConfigureAwait(false);
                _done = found;
                _failure = "";
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or FlightsException or RpcException)
        {
            Fail(error.Message, error);
        }
    }

    private async Task TellAsync(EquatableList<FoundFile> found, DateTimeOffset since, CancellationToken cancellationToken)
    {
        _recorded ??= new(await lists.LatestAsync(cancellationToken).ConfigureAwait(false));
        var errors = new List<string>();
        var byLab = found.ToLookup(file => file.Lab);
        foreach (var lab in byLab.Select(files => files.Key).Union(_recorded.Keys).OrderBy(lab => lab.Value, StringComparer.Ordinal).ToList())
        {
            var former = _recorded.GetValueOrDefault(lab);
            var files = Readable(byLab[lab], former, errors);
            if (files != former)
            {
                await publisher
                    .PublishAsync(new V1.AllowFilesRead { Reading = new AllowReading(lab, since, files).ToWire() }, cancellationToken)
                    .ConfigureAwait(false);
                _recorded[lab] = files;
                Log.Told(logger, lab.Value, files.Count);
            }
        }

        if (errors.Count == 0)
        {
            health.IsRead();
            return;
        }

        health.IsNotRead(errors[0]);
        foreach (var error in errors.Take(MostErrors))
        {
            Log.Refused(logger, error);
        }
    }

    private static EquatableList<AllowFile> Readable(
        IEnumerable<FoundFile> found, EquatableList<AllowFile> former, List<string> errors)
    {
        var files = new List<AllowFile>();
        foreach (var file in found)
        {
            var read = new AllowFile(file.Name, file.Text ?? "");
            var wrong = file.Text is null
                ? [$"{file.Name}: {file.Problem}"]
                : AllowList.Read([read]).Errors.Select(error => error.ToString()).ToList();
            errors.AddRange(wrong);
            files.AddRange(wrong.Count == 0 ? [read] : former.Where(each => each.Name == file.Name));
        }

        if (files.Count <= AllowMapping.MaxFiles && AllowMapping.SizeOf(files) <= AllowMapping.MaxBytes)
        {
            return files.ToEquatableList();
        }

        errors.Add($"A lab has at most {AllowMapping.MaxFiles} allow files, with {AllowMapping.MaxBytes} bytes together.");
        return former;
    }

    // It is tried each time anew, and told once.
    private void Fail(string failure, Exception error)
    {
        _done = null;
        health.IsNotRead(failure);
        if (failure != _failure)
        {
            _failure = failure;
            Log.Failed(logger, failure, error);
        }
    }
}
