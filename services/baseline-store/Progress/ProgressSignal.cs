using Flights.Storage;

namespace Flights.BaselineStore.Progress;

/// <summary>Wakes those who wait for the pipeline, after each commit that moves it.</summary>
public sealed class ProgressSignal : CommitSignal;
