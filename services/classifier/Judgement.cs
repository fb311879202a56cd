namespace Flights.Classifier;

/// <summary>What the classifier thinks of a flight, and what it saw of it.</summary>
/// <param name="Flight">The flight's facts, put together when somebody wants them. Of a complete flight, the rows are those of the report
/// that follows from the judgement.</param>
/// <param name="Evidence">The evidence, one element for each opinion, in its order.</param>
/// <param name="Classification">The classification.</param>
public sealed record Judgement(Lazy<V1.Flight> Flight, IReadOnlyList<V1.StepEvidence> Evidence, V1.Classification Classification);
