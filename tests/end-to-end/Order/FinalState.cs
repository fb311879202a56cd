using Flights.Domain.Regressions;
using Flights.Domain.Tests.Regressions;
using Flights.Platform.Wire;
using Grpc.Core;

namespace Flights.EndToEnd.Tests.Order;

/// <summary>All that a lab's history ends in, as texts by what they are about, without versions, times of processing and ids.</summary>
internal sealed class FinalState(Clients clients, History history)
{
    private const int PageSize = 500;

    private readonly SortedDictionary<string, string> _texts = new(StringComparer.Ordinal);

    /// <summary>The ledgers, by the names of their branches.</summary>
    public Dictionary<string, BranchLedger> Ledgers { get; } = new(StringComparer.Ordinal);

    /// <summary>The texts.</summary>
    public IReadOnlyDictionary<string, string> Texts => _texts;

    /// <summary>Reads it.</summary>
    public static async Task<FinalState> ReadAsync(Clients clients, History history, CancellationToken cancellationToken)
    {
        var state = new FinalState(clients, history);
        foreach (var branch in history.Branches)
        {
            await state.ReadBranchAsync(ResourceNames.Branch(history.Lab, branch), cancellationToken);
        }

        foreach (var flight in history.Flights)
        {
            await state.ReadFlightAsync(ResourceNames.Flight(history.Lab, flight), cancellationToken);
        }

        return state;
    }

    /// <summary>Fails at what is not as it is expected to be.</summary>
    public void AssertIs(FinalState expected, string where)
    {
        foreach (var about in _texts.Keys.Union(expected._texts.Keys, StringComparer.Ordinal))
        {
            var (wanted, found) = (expected._texts.GetValueOrDefault(about, "nothing"), _texts.GetValueOrDefault(about, "nothing"));
            Assert.True(wanted == found, $"{where}: {about} is not that of the orderly delivery.\nexpected\n{wanted}\nactual\n{found}");
        }
    }

    private async Task ReadFlightAsync(string name, CancellationToken cancellationToken)
    {
        var options = Clients.Call(cancellationToken);
        var record = (await clients.Store.GetFlightAsync(new V1.GetFlightRequest { Name = name }, options)).Flight;
        (record.RecordTime, record.FactVersionCount, record.Classification.HistoryVersion) = (null, 0, 0);
        _texts.Add($"{name} facts", record.Flight.ToString());
        _texts.Add($"{name} classification", record.Classification.ToString());

        // What is recorded is what the classifier says now: nothing was missed.
        var said = (await clients.Classifier.ClassifyFlightAsync(new V1.ClassifyFlightRequest { Flight = name }, options)).Classification;
        said.HistoryVersion = 0;
        Assert.True(
            said.Equals(record.Classification),
            $"{history.Name}: {name} is not judged as it would be now.\nrecorded\n{record.Classification}\nnow\n{said}");
        if (record.Flight.Complete is not null)
        {
            var report = await clients.Classifier.RenderReportAsync(new V1.RenderReportRequest { Flight = name }, options);
            _texts.Add($"{name} report", $"{report.Subject}\n{report.Headers}\n{report.Text}\n{report.MachineOutput}");
        }
    }

    private async Task ReadBranchAsync(string name, CancellationToken cancellationToken)
    {
        var options = Clients.Call(cancellationToken);
        var baseline = await AskAsync(clients.Store.GetBaselineAsync(new V1.GetBaselineRequest { Branch = name }, options).ResponseAsync);
        _texts.Add($"{name} baseline", $"{baseline?.Baseline}");
        var gate = await AskAsync(clients.Notifier.GetGateAsync(new V1.GetGateRequest { Branch = name }, options).ResponseAsync);
        _texts.Add($"{name} gate", $"{gate?.Gate}");

        var regressions = await clients.Notifier.ListRegressionsAsync(
            new V1.ListRegressionsRequest { Parent = name, PageSize = PageSize }, options);
        var changes = await clients.Notifier.ListGateHistoryAsync(
            new V1.ListGateHistoryRequest { Parent = name, PageSize = PageSize }, options);
        var notices = await clients.Notifier.ListStuckNoticesAsync(
            new V1.ListStuckNoticesRequest { Parent = name, PageSize = PageSize }, options);
        Assert.Empty(regressions.NextPageToken + changes.NextPageToken + notices.NextPageToken);
        Ledgers[name] = BranchLedger.Of(
            regressions.Regressions.Select(each => each.ToDomain()),
            changes.Changes.Select(each => each.ToDomain()),
            notices.Notices.Select(each => each.ToDomain()));
        IncidentIds.AssertNameGroups(Ledgers[name], name);
        _texts.Add($"{name} regressions", string.Join('\n', regressions.Regressions.Select(WithoutIncident)));
        _texts.Add($"{name} gate changes", string.Join('\n', changes.Changes));
        _texts.Add($"{name} stuck notices", string.Join('\n', notices.Notices));
    }

    private static V1.Regression WithoutIncident(V1.Regression regression) => new(regression) { Incident = "" };

    // A branch that its only flight left is known, and one that it never was on is not: both have nothing.
    private static async Task<TResponse?> AskAsync<TResponse>(Task<TResponse> call)
        where TResponse : class
    {
        try
        {
            return await call;
        }
        catch (RpcException error) when (error.StatusCode == StatusCode.NotFound)
        {
            return null;
        }
    }
}
