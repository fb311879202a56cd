using Flights.Domain.Baselines;
using Flights.Domain.Classification;
using Flights.Domain.Flights;
using Flights.Domain.Reports.Composing;
using Flights.Platform.Wire;

namespace Flights.Classifier.Complete;

/// <summary>A complete flight with the judgement on it.</summary>
public sealed record JudgedCompleteFlight
{
    /// <summary>The flight's facts, as they were submitted.</summary>
    public required Flight Facts { get; init; }

    /// <summary>The complete flight among them, as the store told it.</summary>
    public required V1.CompleteFlight Submitted { get; init; }

    /// <summary>Which flights counted, and what was compared.</summary>
    public required HistoryScope Scope { get; init; }

    /// <summary>The osstest that judged.</summary>
    public required ReportPolicy Policy { get; init; }

    /// <summary>The judgement.</summary>
    public required FlightJudgement Judgement { get; init; }

    /// <summary>What the history told of the flights that were judged.</summary>
    public required IReadOnlyList<ExaminedFlight> Examined { get; init; }

    /// <summary>The ages of the two sides; null if they were not asked for, or name no single tree in common.</summary>
    public PushAgeFacts? Ages { get; init; }

    /// <summary>The version of the branch's history that was seen.</summary>
    public long HistoryVersion { get; init; }

    /// <summary>The facts of the report.</summary>
    /// <param name="form">What it says besides.</param>
    public Flight Compose(ReportForm form) => ReportComposer.Compose(Facts.Complete!, Judgement, Scope, Ages, Policy, form);

    /// <summary>The classification, with the rows that it is of, and the evidence.</summary>
    public Judgement ToJudgement()
    {
        var classification = JudgedOpinions.Of(Judgement, HistoryVersion);
        return new Judgement(new Lazy<V1.Flight>(Judged), EvidenceFor(classification), classification.ToWire(Facts.Lab, Facts.Number));
    }

    // The rows and the sides are those of the judgement; the rest is what was submitted, all its steps as they came.
    private V1.Flight Judged()
    {
        var report = Compose(ReportForm.Plain);
        var judged = Facts with
        {
            Failures = report.Failures,
            Targeted = report.Targeted,
            Baseline = report.Baseline,
            Report = report.Report,
            Complete = null,
        };
        var wire = judged.ToWire();
        wire.Complete = Submitted;
        return wire;
    }

    private List<V1.StepEvidence> EvidenceFor(FlightClassification classification)
    {
        var told = Examined
            .SelectMany(flight => flight.Jobs.SelectMany(job => job.Failed).Select(step => (flight.Number, step.Evidence)))
            .ToDictionary(each => (each.Number, each.Evidence.Step), each => each.Evidence);
        return
        [
            .. from opinion in classification.Opinions
               let flight = opinion.SeenIn ?? Facts.Number
               let evidence = told.GetValueOrDefault((flight, opinion.Step)) ?? StepEvidence.None(opinion.Step)
               select (evidence with { SeenIn = opinion.SeenIn }).ToWire(Facts.Lab),
        ];
    }
}
