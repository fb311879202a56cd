using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace Flights.Oracle.Tests.Mailed;

/// <summary>All reports of the oracle sent as mails, once, each history into a store of its own.</summary>
internal sealed class MailedRun
{
    private const int HistoriesAtOnce = 2;

    private static readonly Lazy<Task<MailedRun>> Shared = new(() => RunAsync(CancellationToken.None));

    private readonly ConcurrentBag<MailedRow> _rows = [];
    private readonly ConcurrentBag<string> _notRendered = [];
    private int _reportCount;

    public static Task<MailedRun> Instance => Shared.Value;

    /// <summary>The rows of all reports, each report judged while it was the one in effect.</summary>
    public IReadOnlyCollection<MailedRow> Rows => _rows;

    /// <summary>How many reports were judged.</summary>
    public int ReportCount => _reportCount;

    /// <summary>The reports that their facts do not write again to the letter.</summary>
    public IReadOnlyCollection<string> NotRendered => _notRendered;

    /// <summary>For each class, by the section and the summary of the complete verdict: how many rows there are, how many are decided, and
    /// how many of those lean on another flight. As a table of Markdown.</summary>
    public string Shares()
    {
        var table = new StringBuilder("| section | summary | rows | decided | share | other evidence |\n|---|---|---|---|---|---|\n");
        foreach (var group in _rows.GroupBy(row => row.Class).OrderBy(group => group.Key.Section).ThenBy(group => group.Key.Kind))
        {
            Add(table, group.Key.Section.ToString(), group.Key.Kind.ToString(), [.. group]);
        }

        Add(table, "all", "all", [.. _rows]);
        return table.ToString();
    }

    private static void Add(StringBuilder table, string section, string kind, MailedRow[] rows)
    {
        var decided = rows.Count(row => row.Opinion.IsDecided);
        table.Append(
            CultureInfo.InvariantCulture,
            $"| {section} | {kind} | {rows.Length} | {decided} | {100.0 * decided / rows.Length:f1} % | {rows.Count(row => row.HasOtherEvidence)} |\n");
    }

    private static async Task<MailedRun> RunAsync(CancellationToken cancellationToken)
    {
        var run = new MailedRun();
        await Parallel.ForEachAsync(
            OracleFolder.Scenarios(),
            new ParallelOptions { MaxDegreeOfParallelism = HistoriesAtOnce, CancellationToken = cancellationToken },
            async (scenario, token) => await run.RunAsync(scenario, token));
        return run;
    }

    private async Task RunAsync(Scenario scenario, CancellationToken cancellationToken)
    {
        await using var history = await MailedHistory.StartAsync(scenario, cancellationToken);
        var waves = WavesOf(scenario);
        for (var i = 0; i < waves.Count; i++)
        {
            await history.SubmitAsync(waves[i], cancellationToken);
            var last = i == waves.Count - 1;
            foreach (var (report, rows) in await history.ReadAsync(cancellationToken))
            {
                if (last || waves[i + 1].Any(each => each.Flight == report.Flight))
                {
                    Add(rows);
                }
            }
        }

        foreach (var report in history.NotRendered)
        {
            _notRendered.Add(report);
        }
    }

    // A flight that is reported again takes the facts of its later report. So what is thought of the first one is read before the later one
    // comes.
    private static List<Examination[]> WavesOf(Scenario scenario) =>
    [
        .. scenario.Examinations
            .GroupBy(examination => examination.Flight)
            .SelectMany(reports => reports.OrderBy(report => report.Now).Select((report, wave) => (Report: report, Wave: wave)))
            .GroupBy(each => each.Wave, each => each.Report)
            .OrderBy(wave => wave.Key)
            .Select(wave => wave.OrderBy(report => report.VisibleUpTo).ToArray()),
    ];

    private void Add(IReadOnlyList<MailedRow> rows)
    {
        Interlocked.Increment(ref _reportCount);
        foreach (var row in rows)
        {
            _rows.Add(row);
        }
    }
}
