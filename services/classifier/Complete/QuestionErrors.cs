using Flights.Platform.Errors;

namespace Flights.Classifier.Complete;

/// <summary>What is answered to questions that cannot be answered.</summary>
internal static class QuestionErrors
{
    /// <summary>The question is put to a flight of which only a report is known.</summary>
    /// <param name="field">The field that must be unset.</param>
    public static FlightsException OnlyMailed(string field) =>
        new(ErrorKind.InvalidArgument, "NOT_COMPLETE", "The flight was only mailed: its report is as it was printed.") { Field = field };

    /// <summary>A flight stands where revisions under test have to.</summary>
    public static FlightsException TargetedFlight() =>
        new(ErrorKind.InvalidArgument, "TARGETED_FLIGHT", "The revisions under test are named by themselves, not by a flight.")
        {
            Field = "question.targeted.flight",
        };

    /// <summary>The history was recorded to whenever it was asked.</summary>
    public static FlightsException HistoryMoving() =>
        new(ErrorKind.Unavailable, "HISTORY_MOVING", "The branch's history was recorded to while it was asked: try again.");
}
