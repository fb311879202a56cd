namespace Flights.BaselineStore.Progress;

/// <summary>How far the pipeline is with some reports.</summary>
/// <param name="Reports">With those of flights, in the order in which they were asked for.</param>
/// <param name="AreRecorded">For each bisection that was asked for: whether it is recorded, and with that done.</param>
public sealed record PipelineProgress(IReadOnlyList<ReportState> Reports, IReadOnlyList<bool> AreRecorded)
{
    /// <summary>How many of both are done.</summary>
    public int DoneCount { get; } = Reports.Count(state => state.IsDone) + AreRecorded.Count(isRecorded => isRecorded);
}
