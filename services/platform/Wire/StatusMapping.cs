using Flights.Domain.Flights;

namespace Flights.Platform.Wire;

/// <summary>Maps statuses. On the wire a status is an enum, and a word beside it where the enum has none for it.</summary>
public static class StatusMapping
{
    private static readonly Dictionary<StepStatus, V1.StepStatus> Values = new()
    {
        [StepStatus.Pass] = V1.StepStatus.Pass,
        [StepStatus.Fail] = V1.StepStatus.Fail,
        [StepStatus.Blocked] = V1.StepStatus.Blocked,
        [StepStatus.Broken] = V1.StepStatus.Broken,
        [StepStatus.Running] = V1.StepStatus.Running,
        [StepStatus.Starved] = V1.StepStatus.Starved,
        [StepStatus.Queued] = V1.StepStatus.Queued,
        [StepStatus.Preparing] = V1.StepStatus.Preparing,
        [StepStatus.Truncated] = V1.StepStatus.Truncated,
        [StepStatus.Aborted] = V1.StepStatus.Aborted,
    };

    private static readonly Dictionary<V1.StepStatus, StepStatus> Statuses = Values.ToDictionary(pair => pair.Value, pair => pair.Key);

    /// <summary>The enum value of a status: <see cref="V1.StepStatus.Other"/> if it has none.</summary>
    public static V1.StepStatus ToWire(this StepStatus status) => Values.GetValueOrDefault(status, V1.StepStatus.Other);

    /// <summary>The word that goes beside the enum value: empty if the value says it all.</summary>
    public static string ToWireWord(this StepStatus status) => Values.ContainsKey(status) ? "" : status.Word;

    /// <summary>The status of an enum value and the word beside it.</summary>
    public static StepStatus ToDomain(this V1.StepStatus status, string word) =>
        Statuses.TryGetValue(status, out var known) ? known : new StepStatus(word);
}
