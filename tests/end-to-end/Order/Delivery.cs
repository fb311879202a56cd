using Flights.Domain.Flights;

namespace Flights.EndToEnd.Tests.Order;

/// <summary>Something that is handed to the parser: the complete results of a flight, or a mail about it.</summary>
/// <param name="Flight">The flight.</param>
/// <param name="Complete">The results, or null.</param>
/// <param name="Mail">The mail, or null.</param>
internal sealed record Delivery(FlightNumber Flight, V1.SubmitFlightRequest? Complete, V1.SubmitReportRequest? Mail)
{
    /// <summary>The results that these replace, or null. Their digest is known when they are submitted for the first time.</summary>
    public Delivery? Replaces { get; init; }

    /// <summary>The digest, once it was submitted.</summary>
    public string Digest { get; set; } = "";

    /// <summary>What is sent.</summary>
    public V1.SubmitFlightRequest CompleteRequest()
    {
        var request = Complete!.Clone();
        request.Supersedes = Replaces?.Digest ?? "";
        return request;
    }
}
