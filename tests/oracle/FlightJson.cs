using System.Text.Json;
using Flights.Domain.Flights;

namespace Flights.Oracle.Tests;

/// <summary>Reads a flight of a history.</summary>
internal static class FlightJson
{
    public static CompleteFlight Read(JsonElement json)
    {
        var start = DateTimeOffset.FromUnixTimeSeconds(json.GetProperty("started").GetInt64());
        return new CompleteFlight
        {
            Lab = LabName.Default,
            Number = new FlightNumber(json.GetProperty("flight").GetInt64()),
            Branch = new BranchName(json.GetProperty("branch").GetString()!),
            Blessing = new Blessing(json.GetProperty("blessing").GetString()!),
            IntendedBlessing = new Blessing(json.GetProperty("intended").GetString()!),
            StartTime = start,
            HarnessRevisions = json.GetProperty("harness").EnumerateArray().Select(each => each.GetString()!).ToEquatableList(),
            Jobs = json.GetProperty("jobs").EnumerateArray().Select(job => ReadJob(job, start)).ToEquatableList(),
        };
    }

    private static CompleteJob ReadJob(JsonElement json, DateTimeOffset start)
    {
        var synthetic = json.TryGetProperty("synth", out var names)
            ? names.EnumerateArray().Select(name => name.GetString()!).ToHashSet(StringComparer.Ordinal)
            : [];
        return new CompleteJob
        {
            Name = json.GetProperty("job").GetString()!,
            Recipe = json.GetProperty("recipe").GetString()!,
            Status = new StepStatus(json.GetProperty("status").GetString()!),
            Steps = json.GetProperty("steps").EnumerateArray().Select(step => ReadStep(step, start)).ToEquatableList(),
            Runvars = json.GetProperty("runvars").EnumerateObject()
                .Select(runvar => new Runvar(runvar.Name, runvar.Value.GetString()!, synthetic.Contains(runvar.Name)))
                .ToEquatableList(),
        };
    }

    private static CompleteStep ReadStep(JsonElement json, DateTimeOffset start) => new()
    {
        Number = json[0].GetInt32(),
        TestId = json[1].GetString()!,
        Script = json[2].GetString()!,
        Status = new StepStatus(json[3].GetString()!),
        StartTime = ReadTime(json[4], start),
        FinishTime = ReadTime(json[5], start),
    };

    private static DateTimeOffset? ReadTime(JsonElement json, DateTimeOffset start) =>
        json.ValueKind == JsonValueKind.Null ? null : start.AddSeconds(json.GetInt64());
}
