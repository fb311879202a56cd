using System.Runtime.CompilerServices;
using Flights.BaselineStore.Tests;
using Flights.Domain.Flights;
using Flights.Domain.Regressions;
using Flights.Domain.Tests.Regressions;
using Flights.Notifier;
using Flights.Notifier.Events;
using Flights.Notifier.Ledgers;
using Flights.Platform.Wire;
using Flights.Storage;
using Microsoft.Data.Sqlite;

namespace Flights.Services.Tests.Notifier;

/// <summary>A ledger in a database of its own, which goes with it.</summary>
internal sealed class LedgerRig : IDisposable
{
    public static readonly string PlumBranch = ResourceNames.Branch(Run.Lab, Run.Branch);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("flights-notifier-");
    private readonly PostgresqlSchema? _schema;
    private readonly bool _ownsSchema;

    public LedgerRig(SqlDialect dialect)
    {
        _schema = dialect == SqlDialect.Postgresql ? PostgresqlSchema.New() : null;
        _ownsSchema = true;
        Open();
    }

    /// <summary>One of several ledgers on a schema that they share, and that none of them removes.</summary>
    public LedgerRig(PostgresqlSchema schema)
    {
        _schema = schema;
        Open();
    }

    public EventSignal Signal { get; } = new();

    public NotifierDatabase Database { get; private set; } = null!;

    public LedgerService Ledger { get; private set; } = null!;

    public LedgerQueries Queries { get; private set; } = null!;

    public GateQueries Gates { get; private set; } = null!;

    public BranchSilences Silences { get; private set; } = null!;

    public CulpritRecorder Culprits { get; private set; } = null!;

    public RegressionAnnotator Annotator { get; private set; } = null!;

    public FixedClock Clock { get; } = new();

    public IncidentQueries Incidents { get; private set; } = null!;

    public EventLog Log { get; private set; } = null!;

    public EventWatch Watch { get; private set; } = null!;

    private string File => Path.Combine(_folder.FullName, "notifier.db");

    public static V1.FlightClassified Message(Run run)
    {
        var input = run.Input;
        return new V1.FlightClassified
        {
            Flight = input.Flight.ToWire(),
            Classification = input.Classification.ToWire(input.Flight.Lab, input.Flight.Number),
        };
    }

    public Task<AppliedFlight> ApplyAsync(Run run, CancellationToken cancellationToken) =>
        Ledger.ApplyAsync(Message(run), cancellationToken);

    /// <summary>Applies flights one after the other, and tells how many events they caused.</summary>
    public async Task<int> ApplyAllAsync(IEnumerable<Run> runs, CancellationToken cancellationToken)
    {
        var count = 0;
        foreach (var run in runs)
        {
            count += (await ApplyAsync(run, cancellationToken)).EventCount;
        }

        return count;
    }

    /// <summary>The ledger as the service lists it, in small pages.</summary>
    public Task<BranchLedger> ListAsync(CancellationToken cancellationToken) => ListAsync(Run.Lab, Run.Branch, cancellationToken);

    public async Task<BranchLedger> ListAsync(LabName lab, BranchName branch, CancellationToken cancellationToken)
    {
        var parent = ResourceNames.Branch(lab, branch);
        var regressions = new List<V1.Regression>();
        var request = new V1.ListRegressionsRequest { Parent = parent, PageSize = 3 };
        do
        {
            var page = await Queries.ListRegressionsAsync(request, cancellationToken);
            regressions.AddRange(page.Regressions);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        var changes = new List<V1.GateChange>();
        var changesRequest = new V1.ListGateHistoryRequest { Parent = parent, PageSize = 2 };
        do
        {
            var page = await Queries.ListGateHistoryAsync(changesRequest, cancellationToken);
            changes.AddRange(page.Changes);
            changesRequest.PageToken = page.NextPageToken;
        }
        while (changesRequest.PageToken.Length > 0);

        var notices = new List<V1.StuckNotice>();
        var noticesRequest = new V1.ListStuckNoticesRequest { Parent = parent, PageSize = 1 };
        do
        {
            var page = await Queries.ListStuckNoticesAsync(noticesRequest, cancellationToken);
            notices.AddRange(page.Notices);
            noticesRequest.PageToken = page.NextPageToken;
        }
        while (noticesRequest.PageToken.Length > 0);

        // Not BranchLedger.Of, which would sort: the lists come in order.
        return new BranchLedger(
            [.. regressions.Select(each => each.ToDomain())],
            [.. changes.Select(each => each.ToDomain())],
            [.. notices.Select(each => each.ToDomain())]);
    }

    /// <summary>The first events after some cursors.</summary>
    public Task<List<V1.LedgerEvent>> EventsAsync(int count, CancellationToken cancellationToken, params V1.BranchCursor[] cursors) =>
        WatchedAsync(count, new V1.WatchEventsRequest { Cursors = { cursors } }, cancellationToken);

    /// <summary>The first events that a watcher gets.</summary>
    public async Task<List<V1.LedgerEvent>> WatchedAsync(int count, V1.WatchEventsRequest request, CancellationToken cancellationToken)
    {
        var events = new List<V1.LedgerEvent>();
        if (count > 0)
        {
            await foreach (var told in WatchAsync(request, cancellationToken))
            {
                events.Add(told);
                if (events.Count == count)
                {
                    break;
                }
            }
        }

        return events;
    }

    /// <summary>The events that a watcher gets, one by one.</summary>
    public async IAsyncEnumerable<V1.LedgerEvent> WatchAsync(
        V1.WatchEventsRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var page in await Watch.OpenAsync(request, cancellationToken))
        {
            Assert.NotEmpty(page);
            foreach (var told in page)
            {
                yield return told;
            }
        }
    }

    /// <summary>Changes the database from outside, as an operator would.</summary>
    public void Execute(string statement)
    {
        if (_schema is not null)
        {
            _schema.Query(statement);
            return;
        }

        using var connection = new SqliteConnection($"Data Source={File};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();

        // CA2100: the statements are the tests' own.
#pragma warning disable CA2100
        command.CommandText = statement;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    /// <summary>Closes the database and opens it again, as a restart does.</summary>
    public void Restart()
    {
        Database.Dispose();
        Open();
    }

    public void Dispose()
    {
        Database.Dispose();
        if (_ownsSchema)
        {
            _schema?.Dispose();
        }

        _folder.Delete(recursive: true);
    }

    private void Open()
    {
        var owner = typeof(NotifierModule).Assembly;
        Database = new NotifierDatabase(_schema is null
            ? Storage.Database.OpenSqlite(File, owner)
            : Storage.Database.OpenPostgresql(_schema.Place, owner));
        Ledger = new LedgerService(Database, Signal, TimeProvider.System);
        Queries = new LedgerQueries(Database);
        Gates = new GateQueries(Database);
        Silences = new BranchSilences(Database, Clock);
        Culprits = new CulpritRecorder(Database);
        Annotator = new RegressionAnnotator(Database, Clock);
        Incidents = new IncidentQueries(Database);
        Log = new EventLog(Database);
        Watch = new EventWatch(Log, new EventTail(Log, Signal, TimeProvider.System));
    }
}
