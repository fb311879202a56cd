using Flights.BaselineStore.Recording;
using Flights.Domain.Baselines;
using Flights.Domain.Flights;
using Flights.Platform.Wire;
using static Flights.BaselineStore.Tests.FlightFacts;

namespace Flights.BaselineStore.Tests;

/// <summary>What the flight tables promise, whatever the database.</summary>
public abstract partial class FlightStoreContract
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    protected abstract IFlightStore Store { get; }

    /// <summary>How many random histories are recorded.</summary>
    protected virtual int HistoryCount => 25;

    /// <summary>Of how many recorded histories one is asked.</summary>
    protected virtual int AskedOf => 1;

    [Fact]
    public async Task Record_NewFlight_AnnouncesItAtTheNextHistoryVersion()
    {
        var first = await Store.RecordAsync(Flight(10), Cancelled);
        var second = await Store.RecordAsync(Flight(11), Cancelled);

        Assert.Equal([new Announcement(Lab, new FlightNumber(10), 1, V1.RecordingCause.Facts)], first);
        Assert.Equal([new Announcement(Lab, new FlightNumber(11), 2, V1.RecordingCause.Facts)], second);
    }

    [Fact]
    public async Task Record_SameDigestAgain_RepeatsOnlyWhatIsNotDone()
    {
        await Store.RecordAsync(Flight(10), Cancelled);

        var pending = await Store.RecordAsync(Flight(10), Cancelled);
        await FinishAsync(10, history: 1);
        var done = await Store.RecordAsync(Flight(10), Cancelled);

        Assert.Equal([new Announcement(Lab, new FlightNumber(10), 1, V1.RecordingCause.Repeated)], pending);
        Assert.Empty(done);
        Assert.Equal(1, (await Store.FindFlightAsync(Lab, new FlightNumber(10), Cancelled))!.FactVersionCount);
    }

    [Fact]
    public async Task Record_SameDigestAgain_RepeatsTheOthersThatItAnnounced()
    {
        var early = Flight(10, targeted: "old").With("test-a", "pass");
        await Store.RecordAsync(Flight(11).With("test-a", "fail").WithRow(), Cancelled);
        var recorded = await Store.RecordAsync(early, Cancelled);

        var again = await Store.RecordAsync(early, Cancelled);

        Assert.Equal([V1.RecordingCause.Facts, V1.RecordingCause.Evidence], recorded.Select(each => each.Cause));
        Assert.Equal(recorded.Select(each => each.Flight), again.Select(each => each.Flight));
        Assert.All(again, each => Assert.Equal(V1.RecordingCause.Repeated, each.Cause));
    }

    [Fact]
    public async Task Record_SameNumberOfAnotherLab_IsAnotherFlight()
    {
        await Store.RecordAsync(Flight(10), Cancelled);
        await Store.RecordAsync(Flight(10) with { Lab = new LabName("second"), Digest = Digest("x") }, Cancelled);

        Assert.Equal(Digest("10"), (await Store.FindFlightAsync(Lab, new FlightNumber(10), Cancelled))!.Flight.Digest);
        Assert.Equal(Digest("x"), (await Store.FindFlightAsync(new LabName("second"), new FlightNumber(10), Cancelled))!.Flight.Digest);
    }

    public static TheoryData<string, (bool Verified, int? Day, string Digest)[]> Versions_ByPreference => new()
    {
        { "a proven text goes first",   [(true, 1, "a"), (false, 2, "b"), (false, null, "c")] },
        { "then the later report time", [(true, 3, "a"), (true, 2, "b"), (true, null, "c")] },
        { "then the larger digest",     [(false, 2, "c"), (false, 2, "b"), (false, 2, "a")] },
    };

    [Theory]
    [MemberData(nameof(Versions_ByPreference))]
    public async Task Record_SeveralReports_TheSameOnePrevailsInWhateverOrder(
        string why, (bool Verified, int? Day, string Digest)[] byPreference)
    {
        var number = 100;
        foreach (var order in Permutations(byPreference))
        {
            number++;
            foreach (var (verified, day, digest) in order)
            {
                await Store.RecordAsync(
                    Flight(number) with
                    {
                        BodyHashState = verified ? BodyHashState.Verified : BodyHashState.Mismatch,
                        ReportTime = day is { } days ? DateTimeOffset.UnixEpoch.AddDays(days) : null,
                        Digest = digest,
                    },
                    Cancelled);
            }

            var entry = await Store.FindFlightAsync(Lab, new FlightNumber(number), Cancelled);
            Assert.True(entry!.Flight.Digest == byPreference[0].Digest, why);
            Assert.Equal(3, entry.FactVersionCount);
        }
    }

    /// <summary>Versions of one flight's facts, the effective one first: a word for the digest, one for what it supersedes, and whether the
    /// facts are complete.</summary>
    public static TheoryData<string, (string Digest, string Supersedes, bool Complete)[]> Replacements_ByPreference => new()
    {
        { "complete over mailed",           [("a", "", true), ("b", "", false), ("c", "b", false)] },
        { "one that replaces",              [("a", "c", true), ("c", "", true), ("b", "", false)] },
        { "the last of a chain",            [("a", "b", true), ("b", "c", true), ("c", "", true)] },
        { "one that replaces what is none", [("a", "x", true), ("b", "", true), ("c", "", true)] },
        { "no mail replaces complete ones", [("a", "", true), ("c", "a", false), ("b", "", false)] },
    };

    [Theory]
    [MemberData(nameof(Replacements_ByPreference))]
    public async Task Record_VersionsThatReplaceOthers_TheSameOnePrevailsInWhateverOrder(
        string why, (string Digest, string Supersedes, bool Complete)[] byPreference)
    {
        var number = 100;
        foreach (var order in Permutations(byPreference))
        {
            number++;
            foreach (var (digest, supersedes, isComplete) in order)
            {
                var flight = Flight(number) with { Digest = digest, Supersedes = supersedes };
                await Store.RecordAsync(isComplete ? flight with { Complete = Nothing(flight) } : flight, Cancelled);
            }

            var entry = await Store.FindFlightAsync(Lab, new FlightNumber(number), Cancelled);
            Assert.True(entry!.Flight.Digest == byPreference[0].Digest, $"{why}: {entry.Flight.Digest}");
            Assert.Equal(3, entry.FactVersionCount);
        }
    }

    private static CompleteFlight Nothing(Flight flight) => new()
    {
        Lab = flight.Lab,
        Number = flight.Number,
        Branch = flight.Branch,
        Blessing = flight.Blessing,
        IntendedBlessing = Blessing.Real,
    };

    [Fact]
    public async Task Record_CopiesOfOneText_TheOneThatSaysMostCountsInWhateverOrder()
    {
        var text = Flight(10) with { ReportTime = null };
        var mail = Flight(10) with { RunKind = RunKind.BaselineOnly };
        var proven = mail with { BodyHashState = BodyHashState.Verified, Report = new Report { Subject = "a" } };
        var resent = proven with { Report = new Report { Subject = "b" } };
        foreach (var order in Permutations((Flight[])[text, mail, proven, resent]))
        {
            await using var store = await OpenAnotherAsync();
            foreach (var copy in order)
            {
                await store.Store.RecordAsync(copy, Cancelled);
            }

            var entry = await store.Store.FindFlightAsync(Lab, new FlightNumber(10), Cancelled);
            Assert.Equal(resent, entry!.Flight.ToDomain());
            Assert.Equal(1, entry.FactVersionCount);
        }
    }

    [Fact]
    public async Task KeepClassification_OlderThanKept_IsNotKept()
    {
        await Store.RecordAsync(Flight(10), Cancelled);

        Assert.True(await KeepAsync(rules: 1, history: 5));
        Assert.False(await KeepAsync(rules: 1, history: 4));
        Assert.True(await KeepAsync(rules: 1, history: 5));
        Assert.True(await KeepAsync(rules: 2, history: 3));
        Assert.False(await KeepAsync(rules: 1, history: 9));

        var entry = await Store.FindFlightAsync(Lab, new FlightNumber(10), Cancelled);
        Assert.Equal((2, 3), (entry!.Classification!.RulesVersion, entry.Classification.HistoryVersion));
    }

    [Fact]
    public async Task KeepClassification_FlightThatIsNotRecorded_IsNotKept() =>
        Assert.False(await KeepAsync(rules: 1, history: 1));

    [Fact]
    public async Task ListNotDone_SomeKeptAndApplied_GivesTheOthers()
    {
        await Store.RecordAsync(Flight(10), Cancelled);
        await Store.RecordAsync(Flight(11, targeted: "newer", baseline: "new"), Cancelled);
        await Store.RecordAsync(Flight(12, targeted: "newest", baseline: "newer"), Cancelled);
        await FinishAsync(10, history: 1);
        await Store.MarkAppliedAsync(Lab, new FlightNumber(12), 3, Cancelled);

        var pending = await Store.ListNotDoneAsync(Cancelled);

        Assert.Equal(
            [
                new Announcement(Lab, new FlightNumber(11), 2, V1.RecordingCause.Repeated),
                new Announcement(Lab, new FlightNumber(12), 3, V1.RecordingCause.Repeated),
            ],
            pending);
    }

    [Fact]
    public async Task FindStates_AppliedAnOlderVersion_IsNotDone()
    {
        var key = new ReportKey(Lab, new FlightNumber(11), Digest("11"));
        await Store.RecordAsync(Flight(11), Cancelled);
        await FinishAsync(11, history: 1);
        var before = Assert.Single(await Store.FindStatesAsync([key], Cancelled));

        await Store.RecordAsync(Flight(10, targeted: "old"), Cancelled);
        var after = Assert.Single(await Store.FindStatesAsync([key], Cancelled));

        Assert.True(before.IsDone);
        Assert.Equal(new ReportState(true, 2, 1, 1), after);
        Assert.False(after.IsDone);
    }

    [Fact]
    public async Task Record_OnAnotherBranch_IsNewerThanAllThatWasSeenOnTheFormer()
    {
        var elsewhere = Flight(10) with
        {
            Branch = new BranchName("elsewhere"),
            Digest = "later",
            ReportTime = DateTimeOffset.UnixEpoch.AddDays(99),
        };
        foreach (var number in (long[])[1, 2, 3, 10])
        {
            await Store.RecordAsync(Flight(number), Cancelled);
        }

        await FinishAsync(10, history: 4);
        var moved = Assert.Single(await Store.RecordAsync(elsewhere, Cancelled));
        var state = Assert.Single(await Store.FindStatesAsync([new ReportKey(Lab, moved.Flight, "later")], Cancelled));

        Assert.False(state.IsDone);
        Assert.True(await KeepAsync(rules: 1, moved.HistoryVersion));
        var evidence = await Store.FindEvidenceAsync(Lab, moved.Flight, Horizon.Below, Cancelled);
        Assert.Equal(moved.HistoryVersion, evidence!.Evidence.HistoryVersion);
    }

    [Fact]
    public async Task FindStates_AppliedButNotKept_IsNotDone()
    {
        await Store.RecordAsync(Flight(10), Cancelled);
        await Store.MarkAppliedAsync(Lab, new FlightNumber(10), 1, Cancelled);

        var state = Assert.Single(await Store.FindStatesAsync([new ReportKey(Lab, new FlightNumber(10), Digest("10"))], Cancelled));

        Assert.Equal(new ReportState(true, 1, 0, 1), state);
        Assert.False(state.IsDone);
    }

    [Fact]
    public async Task FindStates_OtherDigest_IsNotRecorded()
    {
        await Store.RecordAsync(Flight(10), Cancelled);

        var states = await Store.FindStatesAsync(
            [new ReportKey(Lab, new FlightNumber(10), "other"), new ReportKey(Lab, new FlightNumber(9), "other")], Cancelled);

        Assert.Equal([new ReportState(false, 1, 0, 0), ReportState.Absent], states);
    }

    private async Task FinishAsync(long flight, long history)
    {
        var number = new FlightNumber(flight);
        var classification = new V1.Classification { RulesVersion = 1, HistoryVersion = history };
        await Store.KeepClassificationAsync(Lab, number, classification, Cancelled);
        await Store.MarkAppliedAsync(Lab, number, history, Cancelled);
    }

    private async Task<bool> KeepAsync(long rules, long history) =>
        await Store.KeepClassificationAsync(
            Lab, new FlightNumber(10), new V1.Classification { RulesVersion = rules, HistoryVersion = history }, Cancelled);

    private static IEnumerable<T[]> Permutations<T>(T[] items) =>
        items.Length <= 1
            ? [items]
            : items.SelectMany((item, index) =>
                Permutations([.. items[..index], .. items[(index + 1)..]]).Select(rest => (T[])[item, .. rest]));
}
