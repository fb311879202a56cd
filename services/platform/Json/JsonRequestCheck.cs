using Flights.Platform.Errors;
using Flights.Platform.Hosting;
using Flights.Platform.Security;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Microsoft.AspNetCore.Grpc.JsonTranscoding;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Flights.Platform.Json;

/// <summary>Holds a call by JSON to its message before the message is made: a field or a parameter that is misspelt is refused and not passed over, a
/// body is bounded, and what is wrong is told with a stable reason. Stands behind the question who may call: what a caller sends who may not is
/// not read.</summary>
internal sealed class JsonRequestCheck(RequestDelegate next, ListenOptions options)
{
    private const string WholeMessage = "*";
    private const int MostNesting = 60;

    private static readonly JsonParser Parser = new(new JsonParser.Settings(MostNesting));

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<GrpcJsonTranscodingMetadata>() is not { } method)
        {
            await next(context).ConfigureAwait(false);
            return;
        }

        try
        {
            context.Request.Query = QueryParameters.Check(context.Request.Query, method);
            if (BodyOf(method) is { } body)
            {
                context.Request.Body = await CheckBodyAsync(context, body).ConfigureAwait(false);
            }
        }
        catch (FlightsException error)
        {
            await Refusal.WriteAsync(context, error).ConfigureAwait(false);
            return;
        }

        await next(context).ConfigureAwait(false);
    }

    // The message that stands in the body; null if none does.
    private static MessageDescriptor? BodyOf(GrpcJsonTranscodingMetadata method) => method.HttpRule.Body switch
    {
        "" => null,
        WholeMessage => method.MethodDescriptor.InputType,
        var field => method.MethodDescriptor.InputType.FindFieldByName(field).MessageType,
    };

    private static void CheckContentType(HttpRequest request)
    {
        // A browser asks before it sends this type to another origin, and the answer is that of the operator.
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            || (type.Charset.HasValue && !type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)))
        {
            throw new FlightsException(
                ErrorKind.InvalidArgument, JsonReasons.ContentType, "The body must be JSON in UTF-8: send 'content-type: application/json'.");
        }
    }

    private async Task<MemoryStream> CheckBodyAsync(HttpContext context, MessageDescriptor message)
    {
        CheckContentType(context.Request);
        var body = await ReadAsync(context).ConfigureAwait(false);
        try
        {
            using var text = new StreamReader(body, leaveOpen: true);
            Parser.Parse(text, message);
        }
        catch (Exception error) when (error is IOException or FormatException or OverflowException or ArgumentException or InvalidOperationException)
        {
            throw new FlightsException(
                ErrorKind.InvalidArgument, JsonReasons.BodyInvalid, $"The body is not that of a {message.FullName}: {error.Message}");
        }

        body.Position = 0;
        return body;
    }

    private async Task<MemoryStream> ReadAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = options.MaxMessageBytes;
        }

        var body = new MemoryStream();
        try
        {
            await context.Request.Body.CopyToAsync(body, context.RequestAborted).ConfigureAwait(false);
        }
        catch (BadHttpRequestException error) when (error.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw new FlightsException(
                ErrorKind.InvalidArgument, JsonReasons.BodyTooLarge, $"The body is larger than {options.MaxMessageBytes} bytes: send it in parts.");
        }

        body.Position = 0;
        return body;
    }
}
