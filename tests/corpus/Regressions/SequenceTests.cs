using Flights.Domain.Baselines;
using Flights.Domain.Classification;
using Flights.Domain.Flights;
using Flights.Domain.Regressions;

namespace Flights.Corpus.Tests.Regressions;

/// <summary>A week of one branch, judged by what its reports print: six episodes, and the gate's history.</summary>
public sealed class SequenceTests
{
    private const string Episodes = """
        build-arm64-xsm xen-build: 159138, good 159054, passed 159046, ca82d3fecc..25ee478662, 1 failure, Fixed 159140
        build-armhf xen-build: 159138, good 159054, passed 159046, ca82d3fecc..25ee478662, 1 failure, Fixed 159140
        test-arm64-arm64-xl-xsm guest-start/debian.repeat: 159184, good 159146, passed 159146, f18309eb06..687121f8a0, 1 failure, Fixed 159258
        build-amd64 xen-build: 159206, good 159191, passed 159184, 687121f8a0..20077d0352, 2 failure, Fixed 159258
        build-arm64-xsm xen-build: 159206, good 159191, passed 159184, 687121f8a0..20077d0352, 2 failure, Fixed 159258
        build-armhf xen-build: 159206, good 159191, passed 159184, 687121f8a0..20077d0352, 2 failure, Fixed 159258
        """;

    private const string Gate =
        "Shut 159014, Open 159020, Shut 159029, Open 159033, Shut 159138, Open 159140, Shut 159184, Open 159191 implied, " +
        "Shut 159206, Open 159258, Shut 159266";

    [Fact]
    public void Ledger_OfTheSequence_HasSixEpisodesAndElevenChanges()
    {
        CorpusFolder.Require();

        var ledger = Ledger.Of(CorpusFolder.Files("sequence").Select(path => Judged(CorpusFolder.Flight(path))));

        Assert.Equal(Episodes.ReplaceLineEndings("\n"), string.Join('\n', ledger.Regressions.Select(Text)));
        Assert.Equal(Gate, string.Join(", ", ledger.GateChanges.Select(Text)));
    }

    // Nothing is recorded beside the flight: then the report's own opinions count.
    private static LedgerFlight Judged(Flight flight) => new(flight, Classifier.Classify(flight, new Evidence(
        flight.Failures.Select(row => new StepEvidence(row.Step, row.SeenIn, EverPassed: false, NotRefutingCount: 0, [])).ToEquatableList(),
        HistoryVersion: 1)));

    private static string Text(Regression episode)
    {
        var range = Assert.Single(episode.Ranges);
        return $"{episode.Step}: {episode.FirstBad}, good {episode.LastGood}, passed {episode.NewestRecordedPass}, " +
            $"{range.Good[..10]}..{range.Bad[..10]}, {episode.FailureCount} failure, {episode.State} {episode.ResolvedBy}";
    }

    private static string Text(GateChange change)
    {
        Assert.False(change.BlockersOnly || change.Forced);
        return $"{change.State} {change.Flight}{(change.Cause == GateCause.Implied ? " implied" : "")}";
    }
}
