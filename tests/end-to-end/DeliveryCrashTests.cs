using System.Text;
using Flights.Services.Tests.Notifier.Subscriptions;
using Google.Protobuf;
using Grpc.Net.Client;

namespace Flights.EndToEnd.Tests;

/// <summary>A process that is killed while it tells a subscriber: the receiver has the message, and nobody has marked it.</summary>
public sealed class DeliveryCrashTests : IDisposable
{
    private const string Parent = "labs/default";

    // A regression opens in it, and a gate shuts.
    private static readonly string Regressed = Inputs.Flights.Single(file => File.ReadAllText(file).Contains("flight 201004 linux-linus real", StringComparison.Ordinal));

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("flights-test-");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Kill_BetweenSendingAndMarking_MakesASecondCopy_AndNothingElse()
    {
        // It holds the first message back until the process is dead.
        await using var receiver = await Receiver.StartAsync(0);
        var wanted = new V1.Subscription { Webhook = new() { Uri = $"http://{receiver.Host}/hook" } };
        var variables = Variables(receiver);
        await using (var killed = await ServiceProcess.StartAsync("Embedded", ServiceProcess.FreeAddress(), variables, Token))
        {
            using var channel = GrpcChannel.ForAddress(killed.Address);
            await new V1.SubscriptionService.SubscriptionServiceClient(channel).CreateSubscriptionAsync(
                new() { Parent = Parent, SubscriptionId = "hook", Subscription = wanted }, cancellationToken: Token);
            await new V1.ParserService.ParserServiceClient(channel).SubmitReportAsync(
                new() { Text = ByteString.CopyFrom(await File.ReadAllBytesAsync(Regressed, Token)) }, cancellationToken: Token);
            await receiver.Called.WaitAsync(TimeSpan.FromMinutes(1), Token);
        }

        receiver.Held.SetResult();
        await using var suite = await ServiceProcess.StartAsync("Embedded", ServiceProcess.FreeAddress(), variables, Token);
        using var again = GrpcChannel.ForAddress(suite.Address);
        var client = new V1.SubscriptionService.SubscriptionServiceClient(again);
        var preview = (await client.PreviewSubscriptionAsync(
            new() { Parent = Parent, SubscriptionId = "hook", Subscription = wanted }, cancellationToken: Token)).Notices;
        await UntilAllDeliveredAsync(client);

        var taken = receiver.Taken.Select(each => V1.Notice.Parser.ParseJson(Encoding.UTF8.GetString(each.Body))).ToList();
        Assert.True(preview.Count > 1, "The samples have events.");
        Assert.Equal(preview, taken[1..]);
        Assert.Equal(preview[0], taken[0]);
        Assert.Equal(receiver.Taken.First().Headers["ce-id"], receiver.Taken.ElementAt(1).Headers["ce-id"]);
    }

    public void Dispose() => _data.Delete(recursive: true);

    private static async Task UntilAllDeliveredAsync(V1.SubscriptionService.SubscriptionServiceClient client)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Token);
        end.CancelAfter(TimeSpan.FromMinutes(1));
        using var looks = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        var log = new V1.ListDeliveriesResponse();
        while (log.Deliveries.Count == 0 || log.Deliveries.Any(each => each.State != V1.DeliveryState.Delivered))
        {
            await looks.WaitForNextTickAsync(end.Token);
            log = await client.ListDeliveriesAsync(new() { Parent = $"{Parent}/subscriptions/hook" }, cancellationToken: end.Token);
        }
    }

    private Dictionary<string, string> Variables(Receiver receiver) => new()
    {
        ["FLIGHTS_DATA"] = _data.FullName,
        ["FLIGHTS_NOTIFIER_HTTP_TARGETS"] = receiver.Host,
        ["FLIGHTS_NOTIFIER_SEND_TIMEOUT"] = "5s",
    };
}
