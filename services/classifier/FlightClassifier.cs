using Flights.Classifier.Complete;
using Flights.Domain.Flights;
using Flights.Platform.Errors;
using Flights.Platform.Telemetry;
using Flights.Platform.Wire;
using Grpc.Core;

namespace Flights.Classifier;

/// <summary>Asks the baseline store for a flight and its evidence, and judges it by them.</summary>
/// <param name="history">The store.</param>
/// <param name="judge">Judges complete flights.</param>
public sealed class FlightClassifier(StoreHistory history, CompleteFlightJudge judge)
{
    /// <summary>Judges a recorded flight. The same evidence gives the same classification.</summary>
    /// <param name="flight">The name of the flight.</param>
    /// <param name="horizon">Which flights count as evidence.</param>
    /// <param name="question">What is asked instead of what was submitted with a complete flight, or null.</param>
    /// <param name="withSteps">Whether the steps of a complete flight are to be among the facts.</param>
    /// <param name="cancellationToken">Ends the questions to the store.</param>
    /// <returns>The classification, with the facts and the evidence that it saw.</returns>
    /// <exception cref="FlightsException"><see cref="ErrorKind.InvalidArgument"/> if the question is wrong, or is put to a flight that was
    /// only mailed.</exception>
    /// <exception cref="RpcException">The store's own answer: <see cref="StatusCode.NotFound"/> if the flight was never recorded,
    /// <see cref="StatusCode.Unavailable"/> or <see cref="StatusCode.DeadlineExceeded"/> if the store cannot answer now.</exception>
    public async Task<Judgement> ClassifyAsync(
        string flight, V1.Horizon horizon, V1.Question? question, bool withSteps, CancellationToken cancellationToken)
    {
        using var span = FlightsTelemetry.Classifier.StartActivity(FlightsTelemetry.Spans.Classify);
        span?.SetTag(FlightsTelemetry.Tags.Flight, flight);
        var asked = question is null ? null : AskedQuestion.Read(question, ResourceNames.ParseFlight(flight, "flight").Lab);

        var answer = await history.QueryEvidenceAsync(flight, horizon, withSteps, cancellationToken).ConfigureAwait(false);
        var facts = answer.Flight.ToDomain();
        var judgement = facts.Complete is null
            ? Mailed(facts, answer, asked)
            : await CompleteAsync(facts, answer, horizon, asked, cancellationToken).ConfigureAwait(false);
        span?.SetTag(FlightsTelemetry.Tags.Branch, facts.Branch.Value);
        span?.SetTag(FlightsTelemetry.Tags.Verdict, judgement.Classification.Verdict.ToString());
        return judgement;
    }

    private static Judgement Mailed(Flight facts, V1.QueryEvidenceResponse answer, AskedQuestion? asked)
    {
        if (asked is not null)
        {
            throw QuestionErrors.OnlyMailed("question");
        }

        var classification = Domain.Classification.Classifier.Classify(facts, answer.ToDomain());
        return new Judgement(new Lazy<V1.Flight>(answer.Flight), answer.Steps, classification.ToWire(facts.Lab, facts.Number));
    }

    // Without a question it is the classification that is recorded: a function of what is known, however it came to be known.
    private async Task<Judgement> CompleteAsync(
        Flight facts, V1.QueryEvidenceResponse answer, V1.Horizon horizon, AskedQuestion? asked, CancellationToken cancellationToken)
    {
        var judged = asked is null
            ? await judge.JudgeAsync(facts, answer, horizon, cancellationToken).ConfigureAwait(false)
            : await judge.AnswerAsync(answer, horizon, asked, withAges: false, cancellationToken).ConfigureAwait(false);
        return judged.ToJudgement();
    }
}
