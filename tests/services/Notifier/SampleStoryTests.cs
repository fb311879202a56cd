using Flights.Domain.Baselines;
using Flights.Domain.Flights;
using Flights.Domain.Regressions;
using Flights.Domain.Reports;
using Flights.Domain.Tests.Regressions;
using Flights.Mail;
using Flights.Platform.Wire;
using Flights.Storage;

namespace Flights.Services.Tests.Notifier;

/// <summary>The story that the sample reports tell (tests/samples/README.md), by what they print.</summary>
public sealed class SampleStoryTests
{
    public static TheoryData<string, string> Stories() => new()
    {
        {
            "xen-unstable",
            """
            build-armhf xen-build: 201009-201012 (2), good 201001, fixed 201021
            test-amd64-amd64-xl-qemuu-debianhvm-amd64 guest-saverestore.2: 201012-201027 (3), good 201001, accepted 201033
            test-armhf-armhf-xl-rtds guest-start/debian.repeat: 201021-201021 (1), good 201001, fixed 201033 excused
            build-armhf xen-build: 201042-201042 (1), good 201033, fixed 201048
            open 201001, shut 201009, shut still 201012, shut still 201021, open forced 201027, shut 201042, open 201048
            """
        },
        {
            "linux-linus",
            """
            build-arm64-pvops kernel-build: 201004-201004 (1), good 200970, fixed 201018
            test-amd64-amd64-xl guest-localmigrate/x10: 201036-201036 (1), good 201018, fixed 201043
            shut 201004, open 201018, shut 201036, open 201043
            """
        },
        {
            "ovmf",
            """
            test-amd64-amd64-xl-qemuu-ovmf-amd64 debian-hvm-install: 201024-201024 (1), good 201017, fixed 201039
            test-amd64-i386-xl-qemuu-ovmf-amd64 debian-hvm-install: 201024-201024 (1), good 201017, fixed 201039
            test-amd64-amd64-xl-qemuu-ovmf-amd64 debian-hvm-install: 201051-201051 (1), good 201045, open intermittent
            open 201006, shut 201015, open 201017 implied, shut 201024, open 201039, shut 201051, open 201056
            """
        },
        { "examine", "\n" },
    };

    [Theory]
    [MemberData(nameof(Stories))]
    public async Task Samples_InShuffledOrder_GiveTheStory(string branch, string expected)
    {
        var flights = Samples().Where(flight => flight.Branch.Value == branch).ToArray();
        new Random(branch.Length).Shuffle(flights);
        using var rig = new LedgerRig(SqlDialect.Sqlite);

        foreach (var flight in flights)
        {
            await rig.Ledger.ApplyAsync(Judged(flight), TestContext.Current.CancellationToken);
        }

        var ledger = await rig.ListAsync(flights[0].Lab, flights[0].Branch, TestContext.Current.CancellationToken);
        var story = string.Concat(ledger.Regressions.Select(episode => Text(episode) + "\n"))
            + string.Join(", ", ledger.GateChanges.Select(Text));
        Assert.Equal(expected.ReplaceLineEndings("\n").TrimEnd('\n'), story.TrimEnd('\n'));
    }

    private static IEnumerable<Flight> Samples()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "samples")).Order(StringComparer.Ordinal))
        {
            var mail = MailReader.Read(File.ReadAllBytes(file), ParseLimits.Default);
            Assert.True(mail.TryGet(out var text, out var refusal), $"{file}: {refusal}");
            yield return ReportParser.Parse(text, ParseLimits.Default).Flight!;
        }
    }

    // Nothing is recorded beside the flight: then the report's own opinions count.
    private static V1.FlightClassified Judged(Flight flight)
    {
        var evidence = flight.Failures
            .Select(row => new StepEvidence(row.Step, row.SeenIn, EverPassed: false, NotRefutingCount: 0, []))
            .ToEquatableList();
        var classification = Domain.Classification.Classifier.Classify(flight, new Evidence(evidence, HistoryVersion: 1));
        return new V1.FlightClassified
        {
            Flight = flight.ToWire(),
            Classification = classification.ToWire(flight.Lab, flight.Number),
        };
    }

    private static string Text(Regression episode)
    {
        var text = LedgerText.Of(episode);
        var range = text.IndexOf(", passed ", StringComparison.Ordinal);
        return text[..range] + text[text.LastIndexOf(", ", StringComparison.Ordinal)..];
    }

    private static string Text(GateChange change)
    {
        var text = LedgerText.Of(change);
        var word = change.Cause == GateCause.Implied ? "," : $" {change.Cause.ToString().ToLowerInvariant()}";
        var cause = text.IndexOf(word, StringComparison.Ordinal);
        return cause < 0 ? text : text[..cause];
    }
}
