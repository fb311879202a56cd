using Flights.Platform.Bus;
using Flights.Platform.Errors;
using Flights.Platform.Telemetry;
using Flights.Platform.Wire;
using Google.Protobuf.WellKnownTypes;

namespace Flights.Parser.Submission;

/// <summary>Takes the complete results of flights and publishes their facts.</summary>
internal sealed partial class FlightSubmitter(
    IPipelineEntrance entrance, V1.BaselineService.BaselineServiceClient store, ILogger<FlightSubmitter> logger)
{
    /// <summary>How many flights one call may bring: the answer names each of them, and is one message.</summary>
    public const int MaxFlights = 10_000;

    /// <summary>Takes one flight; returns when it is safe. Twice is the same as once.</summary>
    /// <param name="request">The flight.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="FlightsException"><see cref="ErrorKind.InvalidArgument"/> if fields are wrong;
    /// <see cref="ErrorKind.AlreadyExists"/> if other complete results are recorded that it does not say it replaces;
    /// <see cref="ErrorKind.ResourceExhausted"/> if too many wait before it; <see cref="ErrorKind.Unavailable"/> if the store does not
    /// answer or the bus did not take it.</exception>
    public async Task<V1.SubmitFlightResponse> SubmitAsync(V1.SubmitFlightRequest request, CancellationToken cancellationToken)
    {
        using var span = FlightsTelemetry.Parser.StartActivity(FlightsTelemetry.Spans.SubmitFlight);
        span?.SetTag(FlightsTelemetry.Tags.Flight, request.Flight?.Name);
        try
        {
            await entrance.EnterAsync(cancellationToken);
            var facts = SubmissionReader.Read(request);
            span?.SetTag(FlightsTelemetry.Tags.Branch, facts.Branch.Value);
            var wire = facts.ToWire();
            await RefuseConflictAsync(wire, cancellationToken);
            await entrance.PublishAsync(new V1.FlightReported { Flight = wire }, cancellationToken);
            FlightsTelemetry.Metrics.ReportsParsed.Add(1);
            Log.Published(logger, wire.Name, facts.Jobs.Count);
            return new V1.SubmitFlightResponse { Name = wire.Name, Digest = wire.Digest };
        }
        catch (FlightsException error) when (IsRefusal(error))
        {
            FlightsTelemetry.Metrics.ReportsRefused.Add(1, new KeyValuePair<string, object?>(FlightsTelemetry.Tags.Reason, error.Reason));
            throw;
        }
    }

    /// <summary>Takes many flights, one after the other, so that one that stands there twice conflicts with itself. One that is refused does
    /// not keep the others back; nor does one that finds the pipeline full, which is refused with the time after which to bring it
    /// again.</summary>
    /// <param name="requests">The flights, at most <see cref="MaxFlights"/>.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="FlightsException">As for one flight, but for what is wrong with one alone. What was taken before is safe.</exception>
    public async Task<V1.SubmitFlightsResponse> SubmitAsync(
        IAsyncEnumerable<V1.SubmitFlightsRequest> requests, CancellationToken cancellationToken)
    {
        var response = new V1.SubmitFlightsResponse();
        var index = 0;
        await foreach (var request in requests.WithCancellation(cancellationToken))
        {
            if (index == MaxFlights)
            {
                throw new FlightsException(
                    ErrorKind.InvalidArgument, SubmissionReasons.TooManyFlights, $"One call brings at most {MaxFlights} flights: use several.");
            }

            try
            {
                response.Flights.Add(await SubmitAsync(request.Request ?? throw ScopeFields.Required("request"), cancellationToken));
            }
            catch (FlightsException error) when (IsRefusal(error) || error.Kind == ErrorKind.ResourceExhausted)
            {
                response.Refused.Add(RefusalOf(error, index, request));
            }

            index++;
        }

        return response;
    }

    private static V1.RefusedFlight RefusalOf(FlightsException error, int index, V1.SubmitFlightsRequest request) => new()
    {
        Index = index,
        Name = request.Request?.Flight?.Name is { Length: <= MaxNameLength } name ? name : "",
        Reason = error.Reason,
        Field = error.Field,
        Message = error.Message,
        RetryDelay = error.RetryDelay is { } delay ? Duration.FromTimeSpan(delay) : null,
    };

    // A lab and a number; what is longer is no name.
    private const int MaxNameLength = 120;

    private static bool IsRefusal(FlightsException error) => error.Kind is ErrorKind.InvalidArgument or ErrorKind.AlreadyExists;

    // The store is asked so that a tool's mistake is seen at once. What comes to it by the bus it records in any case.
    private async Task RefuseConflictAsync(V1.Flight flight, CancellationToken cancellationToken)
    {
        var facts = await StoreCalls.AskAsync(() => FindOtherAsync(flight, cancellationToken)).ConfigureAwait(false);
        if (facts?.Complete is not null && facts.Digest != flight.Supersedes)
        {
            throw new FlightsException(
                ErrorKind.AlreadyExists,
                SubmissionReasons.Conflict,
                $"Other complete results of '{flight.Name}' are recorded. If these replace them, 'supersedes' has to name their digest.")
            {
                Field = "supersedes",
                Metadata = new Dictionary<string, string> { ["digest"] = facts.Digest },
            };
        }
    }

    // The effective facts of a flight that is recorded, unless it is with these very facts.
    private async Task<V1.Flight?> FindOtherAsync(V1.Flight flight, CancellationToken cancellationToken)
    {
        var question = new V1.GetProgressRequest { Reports = { new V1.ReportRef { Flight = flight.Name, Digest = flight.Digest } } };
        var progress = await store.GetProgressAsync(question, cancellationToken: cancellationToken);
        if (progress.Reports[0] is { Recorded: true } or { RequiredVersion: 0 })
        {
            return null;
        }

        var recorded = await store.GetFlightAsync(new V1.GetFlightRequest { Name = flight.Name }, cancellationToken: cancellationToken);
        return recorded.Flight.Flight;
    }
}
