using System.Collections.Concurrent;
using System.Diagnostics;
using Flights.Cli.Replay;
using Flights.EndToEnd.Tests.Order;
using Flights.Platform.Tests.Bus;

namespace Flights.EndToEnd.Tests.Faults;

/// <summary>The four services as four processes on a broker and a database of their own. To disturb them is a strike at one of the six, or at
/// all connections to one of the two servers; it comes back while everything else goes on, and others are struck.</summary>
internal sealed class FaultySuite : ISuite
{
    private const int MaxAttempts = 100;

    // In milliseconds: until a server or a service is started again, until a service is killed again that has begun to start, and for how long
    // who is back is left in peace: a service that needs a server for its start must find it up sometimes.
    private const int LongestPause = 400;
    private const int LongestStart = 2000;
    private const int LongestPeace = 1500;

    private readonly OwnServers _servers;
    private readonly CuttableProxy _broker;
    private readonly CuttableProxy _database;
    private readonly Random _random;
    private readonly List<Strike> _strikes;
    private readonly ConcurrentDictionary<string, Task> _returning = new(StringComparer.Ordinal);
    private FourProcesses? _services;

    private FaultySuite(OwnServers servers, int faultCount, int seed)
    {
        _servers = servers;
        _broker = new CuttableProxy(servers.Broker);
        _database = new CuttableProxy(servers.Database);
        _random = new Random(seed);
        _strikes = Strike.Series(faultCount, _random);
        StrikeCount = _strikes.Count;
    }

    /// <inheritdoc/>
    public SuiteAddresses Addresses => _services!.Addresses;

    /// <summary>Who calls is not told when they serve: to find out is his task, as it is in earnest.</summary>
    public Task Serving => Task.CompletedTask;

    /// <summary>How often it is to be disturbed.</summary>
    public int StrikeCount { get; }

    /// <inheritdoc/>
    public int FaultCount => Outages.Sum(outage => outage.Strike.FaultCount);

    /// <summary>What was struck, and is back.</summary>
    public ConcurrentQueue<Outage> Outages { get; } = [];

    private Dictionary<string, string> Variables => new()
    {
        ["FLIGHTS_BUS_PUBLISH_TIMEOUT"] = "10s",
        ["FLIGHTS_BUS_RETRY_MAX_PAUSE"] = "1s",
        ["FLIGHTS_DATABASE"] = "postgresql",
        ["FLIGHTS_POSTGRES_URI"] = _database.Address.ToString(),
        ["FLIGHTS_LOG_LEVEL"] = "warning",
    };

    /// <summary>Starts them.</summary>
    /// <param name="servers">The broker and the database.</param>
    /// <param name="faultCount">The fewest faults that will be done to them.</param>
    /// <param name="seed">Chooses the order of the faults.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<FaultySuite> StartAsync(OwnServers servers, int faultCount, int seed, CancellationToken cancellationToken)
    {
        var suite = new FaultySuite(servers, faultCount, seed);
        try
        {
            suite._services = await FourProcesses.StartAsync(suite._broker.Address.ToString(), suite.Variables, cancellationToken);
            return suite;
        }
        catch
        {
            await suite.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async Task DisturbAsync(CancellationToken cancellationToken)
    {
        // Who is not back yet is not struck, but somebody else.
        int next;
        while ((next = _strikes.FindIndex(strike => ReturnOf(strike).IsCompleted)) < 0)
        {
            await Task.WhenAny(_returning.Values.Where(each => !each.IsCompleted)).WaitAsync(cancellationToken);
        }

        var strike = _strikes[next];
        _strikes.RemoveAt(next);
        await ReturnOf(strike);
        _returning[strike.Target] = StrikeAsync(strike, _random.Next(LongestPause), _random.Next(LongestStart), _random.Next(LongestPeace), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task CalmAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAll(_returning.Values).WaitAsync(cancellationToken);
        foreach (var service in FourProcesses.Names)
        {
            _services!.AssertRuns(service);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_services is not null)
        {
            await _services.DisposeAsync();
        }

        await _broker.DisposeAsync();
        await _database.DisposeAsync();
    }

    private Task ReturnOf(Strike strike) => _returning.GetValueOrDefault(strike.Target, Task.CompletedTask);

    private async Task StrikeAsync(Strike strike, int pause, int start, int peace, CancellationToken cancellationToken)
    {
        var begin = Stopwatch.GetTimestamp();
        if (strike.IsCut)
        {
            await (strike.Server == "rabbitmq" ? _broker : _database).DropAsync();
        }
        else if (FourProcesses.Names.Contains(strike.Target))
        {
            await _services!.KillAsync(strike.Target);
            await Task.Delay(pause, cancellationToken);
            if (strike.IsTwice)
            {
                await KillInStartAsync(strike.Target, start, cancellationToken);
            }

            await StartAsync(strike.Target, cancellationToken);
        }
        else
        {
            await _servers.KillAsync(strike.Server, cancellationToken);
            await Task.Delay(pause, cancellationToken);
            await _servers.ReviveAsync(strike.Server, cancellationToken);
        }

        Outages.Enqueue(new Outage(strike, Stopwatch.GetElapsedTime(begin)));
        await Task.Delay(peace, cancellationToken);
    }

    // Who gives up waiting for a start kills what has not started.
    private async Task KillInStartAsync(string service, int milliseconds, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(milliseconds);
        try
        {
            await StartAsync(service, patience.Token);
        }
        catch (InvalidOperationException) when (patience.IsCancellationRequested)
        {
            return;
        }

        await _services!.KillAsync(service);
    }

    // A service that is started while a server is away says why and ends: whoever runs it, such as Kubernetes, starts it again.
    private async Task StartAsync(string service, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await _services!.StartAsync(service, cancellationToken);
                return;
            }
            catch (InvalidOperationException) when (attempt < MaxAttempts && !cancellationToken.IsCancellationRequested)
            {
                continue;
            }
        }
    }
}
