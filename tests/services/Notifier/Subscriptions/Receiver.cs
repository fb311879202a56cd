using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Flights.Services.Tests.Notifier.Subscriptions;

/// <summary>A real HTTP server that answers as it is told, and keeps what it was sent.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<int> _answers = [];

    private readonly TaskCompletionSource _called = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Receiver(WebApplication app) => _app = app;

    /// <summary>What it was sent, in order.</summary>
    public ConcurrentQueue<(IReadOnlyDictionary<string, string> Headers, byte[] Body)> Taken { get; } = [];

    /// <summary>Where it listens, <c>127.0.0.1:port</c>.</summary>
    public string Host => new Uri(_app.Urls.First()).Authority;

    /// <summary>Ends what it holds back: a request that it is to answer with 0.</summary>
    public TaskCompletionSource Held { get; } = new();

    /// <summary>Completes when it is sent anything.</summary>
    public Task Called => _called.Task;

    public static async Task<Receiver> StartAsync(params int[] answers)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var receiver = new Receiver(builder.Build());
        receiver.Answer(answers);
        receiver._app.Map("/{**path}", receiver.TakeAsync);
        await receiver._app.StartAsync(TestContext.Current.CancellationToken);
        return receiver;
    }

    /// <summary>How it answers next: a status each, 0 for no answer; then always with 204.</summary>
    public void Answer(params int[] answers)
    {
        foreach (var answer in answers)
        {
            _answers.Enqueue(answer);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Held.TrySetResult();
        await _app.DisposeAsync();
    }

    private async Task TakeAsync(HttpContext context)
    {
        var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        Taken.Enqueue((context.Request.Headers.ToDictionary(each => each.Key, each => each.Value.ToString()), body.ToArray()));
        _called.TrySetResult();
        var answer = _answers.TryDequeue(out var next) ? next : 204;
        if (answer == 0)
        {
            await Held.Task;
            context.Abort();
            return;
        }

        context.Response.StatusCode = answer;
        if (answer is >= 300 and < 400)
        {
            context.Response.Headers.Location = "/elsewhere";
        }
    }
}
