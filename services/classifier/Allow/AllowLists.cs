using Flights.Domain.Classification;
using Flights.Domain.Flights;
using Flights.Platform.Wire;
using Google.Protobuf.Collections;
using Grpc.Core;

namespace Flights.Classifier.Allow;

/// <summary>What the labs' allow files were over the time, as the store tells it. It is asked for what is new alone.</summary>
/// <param name="store">The store.</param>
public sealed class AllowLists(V1.BaselineService.BaselineServiceClient store) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private volatile Known _known = new(0, []);

    /// <summary>What the files of a lab were over the time.</summary>
    /// <param name="lab">The lab.</param>
    /// <param name="version">The version of the newest reading that must be known. One that is recorded later may be known too: what it
    /// changes is judged anew because of it.</param>
    /// <param name="cancellationToken">Ends the questions.</param>
    /// <exception cref="RpcException">The store does not answer.</exception>
    public async Task<AllowHistory> OfAsync(LabName lab, long version, CancellationToken cancellationToken)
    {
        var known = _known;
        if (known.Version < version)
        {
            known = await AskAsync(version, cancellationToken).ConfigureAwait(false);
        }

        return known.Histories.GetValueOrDefault(lab, AllowHistory.Empty);
    }

    /// <summary>The files of each lab as they were read last.</summary>
    /// <param name="cancellationToken">Ends the questions.</param>
    /// <exception cref="RpcException">The store does not answer.</exception>
    public async Task<IReadOnlyDictionary<LabName, EquatableList<AllowFile>>> LatestAsync(CancellationToken cancellationToken)
    {
        var known = await AskAsync(long.MaxValue, cancellationToken).ConfigureAwait(false);
        return known.Histories.ToDictionary(each => each.Key, each => each.Value.Latest!.Files);
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private async Task<Known> AskAsync(long version, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var isAll = false;
            while (_known.Version < version && !isAll)
            {
                var request = new V1.ListAllowReadingsRequest { Parent = ResourceNames.AnyLab, AfterVersion = _known.Version };
                var answer = await store.ListAllowReadingsAsync(request, cancellationToken: cancellationToken).ConfigureAwait(false);
                _known = _known.With(answer.Readings);
                isAll = answer.NextPageToken.Length == 0;
            }

            return _known;
        }
        finally
        {
            _turn.Release();
        }
    }

    private sealed record Known(long Version, Dictionary<LabName, AllowHistory> Histories)
    {
        public Known With(RepeatedField<V1.AllowReadingRecord> records)
        {
            var histories = new Dictionary<LabName, AllowHistory>(Histories);
            foreach (var reading in records.Select(record => record.Reading.ToDomain("reading")))
            {
                histories[reading.Lab] = histories.GetValueOrDefault(reading.Lab, AllowHistory.Empty).With(reading);
            }

            return new Known(records.Count == 0 ? Version : records.Max(record => record.Version), histories);
        }
    }
}
