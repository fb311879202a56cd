using System.Collections.Concurrent;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace Flights.EndToEnd.Tests.Order;

/// <summary>Delivers histories to a suite and waits until they are through.</summary>
internal sealed class Deliverer(ISuite suite, Clients clients)
{
    private const int AtOnce = 4;
    private const int MaxAttempts = 500;

    // Who is told to try again later does not do so at once.
    private static readonly TimeSpan RetryPause = TimeSpan.FromMilliseconds(100);

    // So often it may be asked in vain, each time so long.
    private const int MaxStill = 3;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ConcurrentDictionary<(string Flight, string Digest), V1.ReportRef> _taken = [];

    /// <summary>Delivers one after the other, and learns the digests.</summary>
    public async Task DeliverInOrderAsync(IEnumerable<Delivery> deliveries, CancellationToken cancellationToken)
    {
        foreach (var delivery in deliveries)
        {
            delivery.Digest = await SubmitAsync(delivery, cancellationToken);
            Assert.NotEmpty(delivery.Digest);
        }

        await WaitAsync(cancellationToken);
    }

    /// <summary>Delivers several at once, and disturbs the suite before some of them.</summary>
    /// <param name="deliveries">What is delivered, in the order in which it is begun.</param>
    /// <param name="disturbed">The positions before which the suite is disturbed.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task DeliverAtOnceAsync(IReadOnlyList<Delivery> deliveries, IReadOnlySet<int> disturbed, CancellationToken cancellationToken)
    {
        using var one = new SemaphoreSlim(1);
        await Parallel.ForEachAsync(
            deliveries.Index(),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (each, token) =>
            {
                if (disturbed.Contains(each.Index))
                {
                    await one.WaitAsync(token);
                    await suite.DisturbAsync(token);
                    one.Release();
                }

                await SubmitAsync(each.Item, token);
            });
        await suite.CalmAsync(cancellationToken);
        await WaitAsync(cancellationToken);
    }

    // As a caller does who has read what the errors mean: what may pass is tried again. The digest is empty if it was refused.
    private async Task<string> SubmitAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            await suite.Serving.WaitAsync(cancellationToken);
            try
            {
                return await SendAsync(delivery, Clients.Call(cancellationToken));
            }
            catch (RpcException error) when (error.StatusCode == StatusCode.AlreadyExists && delivery.Complete is not null)
            {
                // What replaces it was recorded before.
                return "";
            }
            catch (RpcException error) when (attempt < MaxAttempts && MayPass(error.StatusCode))
            {
                await Task.Delay(RetryPause, cancellationToken);
            }
        }
    }

    private static bool MayPass(StatusCode status) =>
        status is StatusCode.Unavailable or StatusCode.ResourceExhausted or StatusCode.Cancelled or StatusCode.Internal or StatusCode.Unknown
            or StatusCode.DeadlineExceeded;

    private async Task<string> SendAsync(Delivery delivery, CallOptions options)
    {
        var taken = new V1.ReportRef();
        if (delivery.Mail is { } mail)
        {
            var response = await clients.Parser.SubmitReportAsync(mail, options);
            (taken.Flight, taken.Digest) = (response.Name, response.Flight.Digest);
        }
        else
        {
            var response = await clients.Parser.SubmitFlightAsync(delivery.CompleteRequest(), options);
            (taken.Flight, taken.Digest) = (response.Name, response.Digest);
        }

        _taken[(taken.Flight, taken.Digest)] = taken;
        return taken.Digest;
    }

    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        var request = new V1.GetProgressRequest { Reports = { _taken.Values }, WaitTime = Duration.FromTimeSpan(Patience) };
        var (done, still) = (-1, 0);
        while (true)
        {
            // As soon as a quarter more is done, or the time is over.
            request.MinDoneCount = Math.Min(_taken.Count, done + 1 + (_taken.Count / 4));
            var response = await clients.Store.GetProgressAsync(request, Clients.Call(cancellationToken));
            if (response.DoneCount == _taken.Count)
            {
                return;
            }

            var open = response.Reports.Where(each => !each.Recorded || each.RequiredVersion > Math.Min(each.ClassifiedVersion, each.AppliedVersion));
            still = response.DoneCount > done ? 0 : still + 1;
            Assert.True(still < MaxStill, $"The pipeline stands still before {string.Join(", ", open)}.");
            done = response.DoneCount;
        }
    }
}
