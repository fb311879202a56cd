using System.Text.Json;
using Flights.Domain.Baselines;
using Flights.Domain.Flights;

namespace Flights.Oracle.Tests;

/// <summary>Reads what a report was asked with.</summary>
internal static class ExaminationJson
{
    public static Examination Read(JsonElement json, AllowLists allowLists)
    {
        string[] allow = [.. Optional(json, "allow")?.EnumerateArray().Select(name => name.GetString()!) ?? []];
        return new Examination
        {
            Flight = Number(json.GetProperty("flight")),
            VisibleUpTo = Number(json.GetProperty("visible_up_to")),
            Now = DateTimeOffset.FromUnixTimeSeconds(json.GetProperty("now").GetInt64()),
            Targeted = Optional(json, "this") is { } targeted ? Trees(targeted) : [],
            Baseline = Optional(json, "that") is { } baseline ? Baseline(baseline) : Versions.None,
            Blessings = Optional(json, "blessings") is { } blessings
                ? blessings.EnumerateArray().Select(blessing => new Blessing(blessing.GetString()!)).ToEquatableList()
                : HistoryScope.DefaultBlessings,
            AllowFiles = allowLists.FilesOf(allow).ToEquatableList(),
            Allowed = allowLists.Of(allow),
            MaxFlight = Optional(json, "max_flight") is { } max ? Number(max) : null,
            ExcludedFlights = Optional(json, "exclude_flights")?.EnumerateArray().Select(Number).ToEquatableList() ?? [],
            Preamble = Optional(json, "include_begin")?.GetString() ?? "",
            Include = Optional(json, "include")?.GetString(),
            HasMachineOutput = Flag(json, "mro"),
            Output = json.GetProperty("output").GetString()!,
            Subject = Optional(json, "subject")?.GetString(),
            PushResult = Optional(json, "push_result")?.GetString(),
            IsForced = Flag(json, "force_push"),
            IsRepeated = Flag(json, "rereport"),
        };
    }

    private static Versions Baseline(JsonElement json) =>
        json.TryGetProperty("flight", out var flight) ? new Versions([], Number(flight)) : new Versions(Trees(json), null);

    private static EquatableList<TreeRevision> Trees(JsonElement json) =>
        json.EnumerateObject().Select(tree => new TreeRevision(tree.Name, tree.Value.GetString()!)).ToEquatableList();

    private static JsonElement? Optional(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static bool Flag(JsonElement json, string name) => Optional(json, name) is { ValueKind: JsonValueKind.True };

    // Numbers of flights come as numbers and, in lists of options, as texts.
    private static FlightNumber Number(JsonElement json) => json.ValueKind == JsonValueKind.String
        ? FlightNumber.TryParse(json.GetString(), out var flight) ? flight : throw new JsonException($"'{json}' is no flight.")
        : new FlightNumber(json.GetInt64());
}
