namespace Flights.Classifier;

/// <summary>What the classifier thinks of a flight, and what it saw of it.</summary>
/// <param name="Seen">The store's answer: facts and evidence of one moment.</param>
/// <param name="Classification">The classification.</param>
public sealed record Judgement(V1.QueryEvidenceResponse Seen, V1.Classification Classification);
