using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Flights.Domain.Flights;

namespace Flights.BaselineStore.Tests;

/// <summary>Writes facts in few words. Revisions are words; one word for all trees is the revision of the tree <c>xen</c>.</summary>
internal static class FlightFacts
{
    public static readonly LabName Lab = LabName.Default;

    public static readonly BranchName Branch = new("smoke");

    public static readonly StepKey Step = new("test-a", "boot");

    public static Flight Flight(long number, string targeted = "new", string baseline = "old", string blessing = "real") => new()
    {
        Lab = Lab,
        Number = new FlightNumber(number),
        Branch = Branch,
        Blessing = new Blessing(blessing),
        IntendedBlessing = Blessing.Real,
        Targeted = Versions(targeted),
        Baseline = Versions(baseline),
        PushAges = [new PushAge(PushAgeKind.FailingSince, null, null, 0, null)],
        ReportTime = DateTimeOffset.UnixEpoch.AddDays(number),
        Digest = Digest(number.ToString(CultureInfo.InvariantCulture)),
        Report = Report.Empty,
    };

    /// <summary>With the builds that its tests use.</summary>
    public static Flight WithBuilds(this Flight flight) => flight.With("build-amd64", "pass").With("build-amd64-pvops", "pass");

    public static string Digest(string seed) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(seed)));

    public static Flight With(this Flight flight, string job, string status) =>
        flight with { Jobs = [.. flight.Jobs, new Job(job, new StepStatus(status))] };

    public static Flight WithRow(
        this Flight flight, Summary? summary = null, string status = "fail", long? seenIn = null, StepKey? step = null) =>
        flight with
        {
            Failures =
            [
                .. flight.Failures,
                new StepFailure
                {
                    Step = step ?? Step,
                    Status = new StepStatus(status),
                    SeenIn = seenIn is { } number ? new FlightNumber(number) : null,
                    Summary = summary ?? Summary.None,
                    Section = ReportSection.Blocking,
                },
            ],
        };

    public static Flight WithRetest(this Flight flight, long number) =>
        flight with
        {
            Retests = [.. flight.Retests, new Retest(new FlightNumber(number), flight.Branch, new Blessing("real-retest"), null)],
        };

    public static Flight WithAge(this Flight flight, PushAgeKind kind, long number) =>
        flight with { PushAges = [.. flight.PushAges, new PushAge(kind, new FlightNumber(number), null, 0, null)] };

    public static Summary Says(SummaryKind kind, long flight, string suffix = "", string word = "") =>
        new(kind, new FlightNumber(flight), suffix, word);

    /// <summary>No word: none. <c>#5</c>: flight 5. <c>xen=a,linux=b</c>: trees. Another word: a revision of xen.</summary>
    public static Versions Versions(string text) => text switch
    {
        "" => Domain.Flights.Versions.None,
        ['#', .. var digits] => new Versions([], new FlightNumber(long.Parse(digits, CultureInfo.InvariantCulture))),
        _ => new Versions(
            text.Split(',')
                .Select(part => part.Split('=') is [var tree, var revision]
                    ? new TreeRevision(tree, revision)
                    : new TreeRevision("xen", part))
                .ToEquatableList(),
            null),
    };
}
