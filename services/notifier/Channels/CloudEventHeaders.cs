using System.Globalization;
using System.Text;
using Flights.Domain.Regressions;
using Flights.Notifier.Deliveries;
using Flights.Platform.Wire;

namespace Flights.Notifier.Channels;

/// <summary>The headers of CloudEvents 1.0 over HTTP in binary mode.</summary>
internal static class CloudEventHeaders
{
    private const string TypePrefix = "flights.";
    private const string DigestType = "flights.digest";
    private const string ReportType = "flights.report";

    /// <summary>The headers of a message. Its id is the delivery; its type is <c>flights.</c> and the kind of the event, or
    /// <c>flights.digest</c> or <c>flights.report</c>; its source the branch, or for a digest the subscription.</summary>
    public static IEnumerable<(string Name, string Value)> Of(V1.Subscription subscription, V1.Notice notice)
    {
        if (notice.Report is { } report)
        {
            return Headers(notice.Delivery, report.Branch, ReportType, report.CreateTime.ToDateTimeOffset());
        }

        var isDigest = DeliveryName.IsDigest(notice.Delivery[(notice.Delivery.LastIndexOf('/') + 1)..]);
        var header = notice.Events[^1].Header()!;
        return Headers(
            notice.Delivery,
            isDigest ? subscription.Name : header.Name[..header.Name.IndexOf("/events/", StringComparison.Ordinal)],
            isDigest ? DigestType : TypePrefix + notice.Events[0].ToDomain()!.Kind.Word(),
            header.CreateTime.ToDateTimeOffset());
    }

    private static IEnumerable<(string Name, string Value)> Headers(string id, string source, string type, DateTimeOffset time) =>
    [
        ("ce-specversion", "1.0"),
        ("ce-id", Encoded(id)),
        ("ce-source", Encoded("/" + source)),
        ("ce-type", type),
        ("ce-time", time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture)),
    ];

    // https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/http-protocol-binding.md#3132-http-header-values
    private static string Encoded(string text)
    {
        var encoded = new StringBuilder();
        foreach (var octet in Encoding.UTF8.GetBytes(text))
        {
            var isPlain = octet is > 0x20 and < 0x7f && octet is not ((byte)'"' or (byte)'%');
            encoded.Append(isPlain ? ((char)octet).ToString() : $"%{octet:X2}");
        }

        return encoded.ToString();
    }
}
