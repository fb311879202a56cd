using Flights.BaselineStore.Recording;
using Flights.Domain.Baselines;
using Flights.Domain.Classification;
using Flights.Domain.Flights;
using Flights.Platform.Wire;
using static Flights.BaselineStore.Tests.FlightFacts;

namespace Flights.BaselineStore.Tests;

/// <summary>What the table of allow readings promises, whatever the database. Flight N is reported on day N.</summary>
public abstract class AllowStoreContract : IAsyncDisposable
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    protected abstract OpenStore Open { get; }

    public abstract ValueTask DisposeAsync();

    /// <summary>Flights 10 to 12 fail in a step of <c>test-a</c>, flight 13 in one of <c>test-b</c>, and flight 14 in none.</summary>
    public static TheoryData<string, int, string, string, long[]> Readings => new()
    {
        // what                                            day  file           text                               announced
        { "an entry is of its day on",                     11, "allow.smoke",  "test-a boot\n",                   [11, 12] },
        { "of every branch too",                           11, "allow.all",    "test-a boot\n",                   [11, 12] },
        { "what comes later concerns nothing",             15, "allow.smoke",  "@@\n",                            [] },
        { "nor does what excuses nothing",                 1,  "allow.smoke",  "test-c\n",                        [] },
        { "nor another branch",                            1,  "allow.other",  "@@\n",                            [] },
        { "a line from a flight on reaches back",          15, "allow.smoke",  "# from flight 12\n@@\n",          [12, 13] },
        { "so does one that takes back",                   15, "allow.smoke",  "# from flight 12\n!test-b boot\n", [13] },
        { "a remark says nothing",                         1,  "allow.smoke",  "# test-a boot\n",                 [] },
    };

    [Theory]
    [MemberData(nameof(Readings))]
    public async Task Record_OfAReading_AnnouncesWhomItConcerns(string what, int day, string file, string text, long[] announced)
    {
        await FillAsync();

        var announcements = await Open.Allow.RecordAsync(Reading(day, (file, text)), Cancelled);

        Assert.True(announced.SequenceEqual(announcements.Select(each => each.Flight.Value)), what);
        Assert.All(announcements, each => Assert.Equal((6L, V1.RecordingCause.Evidence), (each.HistoryVersion, each.Cause)));
    }

    [Fact]
    public async Task Record_OfTheSameReadingAgain_RepeatsWhatIsNotDone()
    {
        await FillAsync();
        var first = await Open.Allow.RecordAsync(Reading(12, ("allow.all", "@@\n")), Cancelled);
        await FinishAsync(12, first[0].HistoryVersion, "test-a");

        var again = await Open.Allow.RecordAsync(Reading(12, ("allow.all", "@@\n")), Cancelled);

        Assert.Equal([12, 13], first.Select(each => each.Flight.Value));
        Assert.Equal([new Announcement(Lab, new FlightNumber(13), first[1].HistoryVersion, V1.RecordingCause.Repeated)], again);
        Assert.Single(await Open.Allow.ListAsync(Lab, 0, 10, Cancelled));
    }

    [Fact]
    public async Task Record_OfTheSameFilesReadByAnother_ConcernsNothing()
    {
        await FillAsync();
        await Open.Allow.RecordAsync(Reading(10, ("allow.all", "@@\n")), Cancelled);

        Assert.Empty(await Open.Allow.RecordAsync(Reading(11, ("allow.all", "@@\n")), Cancelled));
    }

    [Fact]
    public async Task Record_WhileAFlightIsJudged_AnnouncesItAnew()
    {
        await Open.Store.RecordAsync(Complete(10, "test-a"), Cancelled);

        var announced = Assert.Single(await Open.Allow.RecordAsync(Reading(1, ("allow.smoke", "test-c\n")), Cancelled));

        Assert.Equal((10L, 2L), (announced.Flight.Value, announced.HistoryVersion));
    }

    [Fact]
    public async Task Record_OfAMailedFlight_IsNoneOfTheLists()
    {
        await Open.Store.RecordAsync(Flight(10).With("test-a", "fail").WithRow(), Cancelled);

        Assert.Empty(await Open.Allow.RecordAsync(Reading(1, ("allow.all", "# from flight 1\n@@\n")), Cancelled));
        Assert.Equal(0, (await Open.Store.FindEvidenceAsync(Lab, new FlightNumber(10), Horizon.Below, Cancelled))!.AllowVersion);
    }

    [Fact]
    public async Task Evidence_OfACompleteFlight_NamesTheNewestReading()
    {
        await Open.Store.RecordAsync(Complete(10, "test-a"), Cancelled);
        var before = await Open.Store.FindEvidenceAsync(Lab, new FlightNumber(10), Horizon.Below, Cancelled);
        await Open.Allow.RecordAsync(Reading(1, ("allow.smoke", "test-a\n")), Cancelled);
        await Open.Allow.RecordAsync(Reading(2) with { Lab = new LabName("second") }, Cancelled);
        var after = await Open.Store.FindEvidenceAsync(Lab, new FlightNumber(10), Horizon.Below, Cancelled);

        Assert.Equal((0, 2), (before!.AllowVersion, after!.AllowVersion));
    }

    [Fact]
    public async Task List_OfReadings_GivesThemInTheOrderOfRecording()
    {
        AllowReading[] readings =
        [
            Reading(3, ("allow.all", "test-a\n")),
            Reading(1, ("allow.smoke", "test-b\n")) with { Lab = new LabName("second") },
            Reading(2, ("allow.all", "test-c\n"), ("allow.smoke", "test-d\n")),
        ];
        foreach (var reading in readings)
        {
            await Open.Allow.RecordAsync(reading, Cancelled);
        }

        Assert.Equal(readings, (await Open.Allow.ListAsync(null, 0, 10, Cancelled)).Select(record => record.Reading.ToDomain("")));
        Assert.Equal([1, 3], (await Open.Allow.ListAsync(Lab, 0, 10, Cancelled)).Select(record => record.Version));
        Assert.Equal([2], (await Open.Allow.ListAsync(null, 1, 1, Cancelled)).Select(record => record.Version));
    }

    private static AllowReading Reading(int day, params (string Name, string Text)[] files) => new(
        Lab, DateTimeOffset.UnixEpoch.AddDays(day), files.Select(file => new AllowFile(file.Name, file.Text)).ToEquatableList());

    private static Flight Complete(long number, string? failing)
    {
        var flight = Flight(number);
        CompleteJob[] jobs = failing is null
            ? []
            :
            [
                new CompleteJob
                {
                    Name = failing,
                    Status = StepStatus.Fail,
                    Steps = [new CompleteStep { Number = 1, TestId = "boot", Status = StepStatus.Fail }],
                },
            ];
        return flight with
        {
            Complete = new CompleteFlight { Lab = Lab, Number = flight.Number, Branch = Branch, Blessing = Blessing.Real, IntendedBlessing = Blessing.Real, Jobs = [.. jobs] },
        };
    }

    private async Task FillAsync()
    {
        foreach (var (number, job) in ((long, string?)[])[(10, "test-a"), (11, "test-a"), (12, "test-a"), (13, "test-b"), (14, null)])
        {
            var recorded = Assert.Single(await Open.Store.RecordAsync(Complete(number, job), Cancelled));
            await FinishAsync(number, recorded.HistoryVersion, job);
        }
    }

    private async Task FinishAsync(long flight, long history, string? failed)
    {
        var classification = new V1.Classification { RulesVersion = 1, HistoryVersion = history };
        if (failed is not null)
        {
            classification.Opinions.Add(new V1.Opinion { Step = new V1.StepKey { JobId = failed, TestId = "boot" } });
        }

        await Open.Store.KeepClassificationAsync(Lab, new FlightNumber(flight), classification, Cancelled);
        await Open.Store.MarkAppliedAsync(Lab, new FlightNumber(flight), history, Cancelled);
    }
}
