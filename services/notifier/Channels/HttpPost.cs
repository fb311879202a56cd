using System.Globalization;
using System.Net.Http.Headers;
using Flights.Platform.Errors;

namespace Flights.Notifier.Channels;

/// <summary>Posts messages to subscribers' receivers. It follows no redirection, uses no proxy and keeps no cookie, and neither a log nor a trace
/// tells an address.</summary>
public sealed class HttpPost : IDisposable
{
    // Addresses are looked up anew from time to time.
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    private const int MaxHeaderKilobytes = 16;

    private readonly HttpClient _client;

    /// <summary>Makes a client.</summary>
    /// <param name="targets">Whom it may call.</param>
    public HttpPost(HttpTargets targets)
    {
        var handler = new SocketsHttpHandler
        {
            // Without it there are no spans, which would show the address.
            ActivityHeadersPropagator = null,
            AllowAutoRedirect = false,
            ConnectCallback = (context, token) => targets.ConnectAsync(context.DnsEndPoint, token),
            MaxResponseHeadersLength = MaxHeaderKilobytes,
            PooledConnectionLifetime = ConnectionLifetime,
            UseCookies = false,
            UseProxy = false,
        };
        _client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        _client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("flights-notifier", "1"));
    }

    /// <summary>Posts JSON, and returns when the receiver has answered that it has it.</summary>
    /// <param name="uri">Where to, as <see cref="HttpTargets.Check"/> gives it.</param>
    /// <param name="json">The body.</param>
    /// <param name="headers">Headers.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FlightsException">It was not taken, or nobody knows.</exception>
    public async Task SendAsync(Uri uri, byte[] json, IEnumerable<(string Name, string Value)> headers, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, uri) { Content = new ByteArrayContent(json) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        try
        {
            using var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (!answer.IsSuccessStatusCode)
            {
                var status = ((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture);
                throw new FlightsException(ErrorKind.Unavailable, "HTTP_STATUS", $"The receiver answered with the status {status}.");
            }
        }
        catch (HttpRequestException error) when (error.InnerException is FlightsException forbidden)
        {
            throw forbidden;
        }
        catch (HttpRequestException error)
        {
            // Without the exception: its text names the receiver.
            throw new FlightsException(ErrorKind.Unavailable, "HTTP_FAILED", $"The receiver gave no answer: {error.HttpRequestError}.");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();
}
