using Google.Protobuf.WellKnownTypes;

namespace Flights.Cli.Import;

/// <summary>Counts what became of the mails of an import.</summary>
internal sealed class ImportCounts
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, long> _reasons = new(StringComparer.Ordinal);
    private long _recorded;
    private long _known;
    private long _skipped;
    private long _refused;

    /// <summary>An earlier import has settled a mail.</summary>
    public void AddKnown() => Interlocked.Increment(ref _known);

    /// <summary>A mail is settled.</summary>
    public void Add(V1.ImportedMail mail)
    {
        lock (_lock)
        {
            switch (mail.Outcome)
            {
                case V1.ImportOutcome.Recorded:
                    _recorded++;
                    return;
                case V1.ImportOutcome.Skipped:
                    _skipped++;
                    break;
                default:
                    _refused++;
                    break;
            }

            _reasons[mail.Reason] = _reasons.GetValueOrDefault(mail.Reason) + 1;
        }
    }

    /// <summary>The counts so far.</summary>
    /// <param name="elapsed">How long it took.</param>
    /// <param name="stopped">Whether it was stopped before its end.</param>
    public V1.ImportTotals ToTotals(TimeSpan elapsed, bool stopped)
    {
        lock (_lock)
        {
            var known = Interlocked.Read(ref _known);
            var totals = new V1.ImportTotals
            {
                MailCount = _recorded + known + _skipped + _refused,
                RecordedCount = _recorded,
                KnownCount = known,
                SkippedCount = _skipped,
                RefusedCount = _refused,
                ElapsedTime = Duration.FromTimeSpan(elapsed),
                Stopped = stopped,
            };
            totals.Reasons.AddRange(_reasons.Select(each => new V1.ImportReasonCount { Reason = each.Key, Count = each.Value }));
            return totals;
        }
    }
}
