using Flights.Cli.Replay;
using Flights.Cli.Sources;
using Flights.Cli.Submit;
using Grpc.Core;

namespace Flights.Cli.Import;

/// <summary>One import from beginning to end: read, pass over what is known, submit, list what was not recorded, wait until all is
/// judged.</summary>
internal sealed class ImportRun
{
    private const int SubmissionsAtOnce = 8;
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(60);

    private readonly ImportOptions _options;
    private readonly Journal _journal;
    private readonly Quarantine _quarantine;
    private readonly SkippedList _skipped;
    private readonly PatientSubmitter _submitter;
    private readonly ImportProgress _progress;
    private readonly Action<V1.ImportedMail> _settled;
    private readonly ImportCounts _counts = new();

    private ImportRun(
        ImportOptions options,
        Journal journal,
        Quarantine quarantine,
        SkippedList skipped,
        Suite suite,
        ImportProgress progress,
        Action<V1.ImportedMail> settled)
    {
        (_options, _journal, _quarantine, _skipped, _progress, _settled) = (options, journal, quarantine, skipped, progress, settled);
        var submitter = new ReportSubmitter(suite.Parser, options.LabResource, CallTimeout, options.Clock);
        _submitter = new PatientSubmitter(submitter, options.Patience, options.Clock);
    }

    /// <summary>Imports the mails of some sources.</summary>
    /// <param name="sources">The sources.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Shows how far it is.</param>
    /// <param name="settled">Takes each mail that is settled, on any thread.</param>
    /// <param name="cancellationToken">Stops it; what is recorded stays, and the next import goes on.</param>
    /// <returns>The counts.</returns>
    /// <exception cref="ReplayFailedException">The services, or the folders, cannot do it.</exception>
    public static async Task<V1.ImportTotals> RunAsync(
        IReadOnlyList<IMailSource> sources,
        ImportOptions options,
        ImportProgress progress,
        Action<V1.ImportedMail> settled,
        CancellationToken cancellationToken)
    {
        using var journal = Journal.Open(options.State, options.LabResource);
        using var skipped = new SkippedList(options.State);
        using var quarantine = Quarantine.Open(options.Quarantine.FullName);
        ImportRun? run = null;
        var began = options.Clock.GetTimestamp();
        try
        {
            await using var suite = await Suite.StartAsync(options.Data, options.Connect, options.Clock, cancellationToken);
            run = new ImportRun(options, journal, quarantine, skipped, suite, progress, settled);
            began = options.Clock.GetTimestamp();
            await run.ReadAsync(sources, cancellationToken);
            var elapsed = options.Clock.GetElapsedTime(began);
            if (!options.LeavesEarly)
            {
                var pipeline = new QuietPipeline(suite, options.Patience, options.Clock, progress.Judged);
                await pipeline.WaitAsync(journal.Unquiet, cancellationToken);
                journal.AddQuiet();
            }

            return run._counts.ToTotals(elapsed, stopped: false);
        }
        catch (RpcException error) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ReplayFailedException(ExitCode.Unavailable, $"{error.StatusCode}: {error.Status.Detail} What was read is recorded.");
        }
        catch (Exception error) when (error is OperationCanceledException or RpcException)
        {
            return (run?._counts ?? new ImportCounts()).ToTotals(options.Clock.GetElapsedTime(began), stopped: true);
        }
    }

    private async Task ReadAsync(IReadOnlyList<IMailSource> sources, CancellationToken cancellationToken)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = SubmissionsAtOnce, CancellationToken = cancellationToken };
        var doneBefore = 0L;
        foreach (var source in sources)
        {
            // An import of a quarantine folder leaves there what is refused again.
            var common = Path.TrimEndingDirectorySeparator(_options.Quarantine.FullName);
            var own = source is QuarantineSource { Folder: var folder } && folder != common ? Quarantine.Open(folder) : null;
            using (own)
            {
                (own ?? _quarantine).Forget(source.Name);
                var size = source.Size;
                var reading = new SourceReading(_options.MaxMailBytes, _options.Quoting, IsKnownBlob);
                await Parallel.ForEachAsync(source.Read(reading, cancellationToken), parallel, async (mail, token) =>
                {
                    await SettleAsync(mail, own ?? _quarantine, token);
                    _progress.Settled(doneBefore + mail.Done);
                });
                doneBefore += size;
            }
        }
    }

    private bool IsKnownBlob(string blob) => _journal.Knows(MailKey.OfBlob(_options.LabResource, blob), !_options.RetriesSkipped);

    private async Task SettleAsync(SourceMail mail, Quarantine quarantine, CancellationToken cancellationToken)
    {
        if (mail.IsKnown)
        {
            _counts.AddKnown();
            return;
        }

        var key = MailKey.OfBytes(_options.LabResource, mail.Bytes.Span);
        var isTriedAgain = mail.QuarantineFile.Length > 0 || _options.RetriesSkipped;
        if (mail.Refusal is null && _journal.Knows(key, skippedToo: !isTriedAgain))
        {
            quarantine.Release(mail.Place, key, mail.QuarantineFile);
            _counts.AddKnown();
            return;
        }

        if (mail.Refusal is { } unread)
        {
            Refuse(mail, unread, key, quarantine);
            return;
        }

        var outcome = await _submitter.SubmitAsync(mail.Bytes, cancellationToken);
        if (outcome.Refusal is { } refusal)
        {
            Refuse(mail, refusal, key, quarantine);
            return;
        }

        // The journal comes last: what is in it is done in every respect.
        quarantine.Release(mail.Place, key, mail.QuarantineFile);
        _journal.AddRecorded(key, mail.Blob, outcome.Report);
        Settle(ImportedMails.Of(mail.Place, outcome.Report));
    }

    private void Refuse(SourceMail mail, Refusal refusal, MailKey key, Quarantine quarantine)
    {
        var imported = ImportedMails.Of(mail.Place, refusal);
        var isSkipped = imported.Outcome == V1.ImportOutcome.Skipped;
        var isKept = _options.Keeps == QuarantineKeeps.All || (_options.Keeps == QuarantineKeeps.Reports && !isSkipped);
        if (!isSkipped || isKept || mail.QuarantineFile.Length > 0)
        {
            quarantine.Add(imported, isKept ? mail.Bytes : default, key, mail.QuarantineFile);
        }

        if (isSkipped)
        {
            _skipped.Add(imported);
            _journal.AddSkipped(key, mail.Blob);
        }

        Settle(imported);
    }

    private void Settle(V1.ImportedMail mail)
    {
        _counts.Add(mail);
        _settled(mail);
    }
}
