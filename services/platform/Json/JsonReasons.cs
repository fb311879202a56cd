namespace Flights.Platform.Json;

/// <summary>The stable reasons for which a call by JSON is refused that is no message of its method.</summary>
public static class JsonReasons
{
    /// <summary>The body is not <c>application/json</c> in UTF-8.</summary>
    public const string ContentType = "JSON_CONTENT_TYPE";

    /// <summary>The body is larger than a message may be (<c>FLIGHTS_MAX_MESSAGE_BYTES</c>).</summary>
    public const string BodyTooLarge = "JSON_BODY_TOO_LARGE";

    /// <summary>The body is no JSON, or not that of the message: a field that it does not have, or a value that the field cannot have.</summary>
    public const string BodyInvalid = "JSON_BODY_INVALID";

    /// <summary>A parameter behind the question mark is none of the method's.</summary>
    public const string ParameterUnknown = "JSON_PARAMETER_UNKNOWN";

    /// <summary>A parameter has a value that its field cannot have, or several where one may be.</summary>
    public const string ParameterInvalid = "JSON_PARAMETER_INVALID";
}
