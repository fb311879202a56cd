using System.Text.Json;
using Flights.Domain.Flights;
using Flights.Domain.Regressions;
using Flights.Platform.Wire;
using Google.Protobuf;

namespace Flights.Notifier.Ledgers;

/// <summary>The stored form of <see cref="LedgerState"/>: JSON around messages of the contract.</summary>
/// <remarks>What the contract has a message for is stored as that message, so that it is read and written in one place and by later
/// versions too. The rest is nobody else's business, and a message of its own would make it so. Equal states have equal bytes; where
/// an update of the program changes the bytes, the fold only runs further than it would need to.</remarks>
internal static class LedgerStateForm
{
    public static byte[] Write(LedgerState state, LabName lab, BranchName branch) => JsonSerializer.SerializeToUtf8Bytes(new Form(
        [.. state.Open.Select(episode => Bare(episode).ToWire(lab, branch).ToByteArray())],
        ChangesByFlight(state.Open),
        state.Passes.ToDictionary(
            passes => passes.Job,
            passes => new PassesForm(
                passes.Newest?.Value,
                passes.Exceptions.ToDictionary(each => each.TestId, each => each.Newest?.Value, StringComparer.Ordinal)),
            StringComparer.Ordinal),
        state.Gate?.ToWire(lab, branch).ToByteArray(),
        state.Clock,
        state.Baseline.ToWire(lab)?.ToByteArray()));

    public static LedgerState Read(ReadOnlySpan<byte> bytes)
    {
        var form = JsonSerializer.Deserialize<Form>(bytes) ?? throw new InvalidDataException("A stored state of the ledger is empty.");
        return new LedgerState(
            form.Open.Select(episode => Read(episode, form.Changes)).ToEquatableList(),
            form.Passes.Select(job => new JobPasses(
                job.Key,
                Number(job.Value.Newest),
                job.Value.Exceptions.Select(step => new StepPass(step.Key, Number(step.Value))).ToEquatableList())).ToEquatableList(),
            form.Gate is null ? null : V1.Gate.Parser.ParseFrom(form.Gate).ToDomain(),
            form.Clock,
            form.Baseline is null ? Versions.None : V1.Versions.Parser.ParseFrom(form.Baseline).ToDomain());
    }

    // The id of an incident depends on what was told when, and the state does not.
    private static Regression Bare(Regression episode) => episode with { Changes = RegressionChanges.None, IncidentId = "" };

    // All episodes that one flight opened have the same changes: these are kept once.
    private static SortedDictionary<long, byte[]> ChangesByFlight(IEnumerable<Regression> open)
    {
        var byFlight = new SortedDictionary<long, byte[]>();
        foreach (var episode in open)
        {
            if (episode.Changes.ToWire() is { } changes)
            {
                byFlight.TryAdd(episode.FirstBad.Value, changes.ToByteArray());
            }
        }

        return byFlight;
    }

    private static Regression Read(byte[] bytes, SortedDictionary<long, byte[]>? changesByFlight)
    {
        var episode = V1.Regression.Parser.ParseFrom(bytes).ToDomain();
        return changesByFlight is not null && changesByFlight.TryGetValue(episode.FirstBad.Value, out var changes)
            ? episode with { Changes = V1.RegressionChanges.Parser.ParseFrom(changes).ToDomain() }
            : episode;
    }

    private static FlightNumber? Number(long? number) => number is { } value ? new FlightNumber(value) : null;

    // A state that was stored before changes or the clock were kept has none of them.
    private sealed record Form(
        List<byte[]> Open,
        SortedDictionary<long, byte[]>? Changes,
        Dictionary<string, PassesForm> Passes,
        byte[]? Gate,
        GateClock? Clock,
        byte[]? Baseline);

    private sealed record PassesForm(long? Newest, Dictionary<string, long?> Exceptions);
}
