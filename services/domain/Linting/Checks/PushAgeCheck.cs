using Flights.Domain.Flights;

namespace Flights.Domain.Linting.Checks;

/// <summary>
/// Push-age lines ⇄ versions, the mail's date and each other. They stand if both sides name the same one tree. The days go from the
/// flight's start to the report, which is sent soon after it is written. The basis is older than the first flight after it, and that one
/// than the first flight that tests the targeted revision; if these two are one flight, only the latter's line stands. A flight that was
/// found is one attempt at least, and the flights after the basis are more than those of them that test the targeted revision.
/// </summary>
internal static class PushAgeCheck
{
    // osstest writes the report, pushes, and only then sends the mail; clocks of two hosts may differ a little.
    private static readonly TimeSpan LongestWay = TimeSpan.FromHours(6);
    private static readonly TimeSpan ClockError = TimeSpan.FromMinutes(5);

    public static void Run(LintRun run)
    {
        var ages = run.Flight.PushAges;
        var hasOneTree = run.Flight.Targeted is { Flight: null, Trees: [var target] }
            && run.Flight.Baseline is { Flight: null, Trees: [var baseline] }
            && target.Tree == baseline.Tree;
        if (hasOneTree != ages.Count > 0)
        {
            var kind = ages.Count > 0 ? ages[0].Kind : PushAgeKind.Basis;
            var place = ages.Count > 0 ? run.Places.PushAge(kind) : run.Places.Version(isBaseline: true, "");
            run.Add(
                LintReasons.PushAgesAgainstVersions, place, run.Places.Version(isBaseline: false, ""),
                $"Push-age lines stand if both sides name the same one tree: here are {ages.Count} of them.");
        }

        foreach (var age in ages)
        {
            CheckDays(run, age);
        }

        if (ages.Count > 0)
        {
            CheckKinds(run, ages);
            CheckPair(run, PushAgeKind.Basis, PushAgeKind.FailingSince);
            CheckPair(run, PushAgeKind.FailingSince, PushAgeKind.TestingSince);
            CheckPair(run, PushAgeKind.Basis, PushAgeKind.TestingSince);
            CheckAttempts(run);
        }
    }

    private static void CheckDays(LintRun run, PushAge age)
    {
        if (run.Flight.ReportTime is { } sent && age.StartTime is { } start
            && (age.AgeDays < DaysBetween(start, sent - LongestWay) || age.AgeDays > DaysBetween(start, sent + ClockError)))
        {
            run.Add(
                LintReasons.PushAgeDays, run.Places.PushAge(age.Kind), ReportPlaces.Header("Date"),
                $"The line says {age.AgeDays} days, and from its start to the mail's date are {DaysBetween(start, sent)}.");
        }
    }

    private static double DaysBetween(DateTimeOffset start, DateTimeOffset end) => Math.Floor((end - start).TotalDays);

    private static void CheckKinds(LintRun run, EquatableList<PushAge> ages)
    {
        var kinds = ages.Select(age => age.Kind).ToArray();
        var isInOrder = kinds is [PushAgeKind.Basis, PushAgeKind.TestingSince]
            or [PushAgeKind.Basis, PushAgeKind.FailingSince, PushAgeKind.TestingSince];
        if (!isInOrder)
        {
            run.Add(
                LintReasons.PushAgesDisagree, run.Places.PushAge(kinds[0]), run.Places.PushAge(kinds[^1]),
                $"The push-age lines are {string.Join(", ", kinds)}: not the two or three that belong together.");
        }
    }

    private static void CheckPair(LintRun run, PushAgeKind earlier, PushAgeKind later)
    {
        if (run.Flight.PushAge(earlier)?.Flight is { } before && run.Flight.PushAge(later)?.Flight is { } after && before >= after)
        {
            run.Add(
                LintReasons.PushAgesDisagree, run.Places.PushAge(later), run.Places.PushAge(earlier),
                $"The line {later} names flight {after}, which is not after {before} of the line {earlier}.");
        }
    }

    private static void CheckAttempts(LintRun run)
    {
        var basis = run.Flight.PushAge(PushAgeKind.Basis);
        var failing = run.Flight.PushAge(PushAgeKind.FailingSince);
        var testing = run.Flight.PushAge(PushAgeKind.TestingSince);
        if (testing is not null && testing.Flight is null != testing.AttemptCount is null or 0)
        {
            run.Add(
                LintReasons.PushAgesDisagree, run.Places.PushAge(PushAgeKind.TestingSince), run.Places.Version(isBaseline: false, ""),
                $"A flight tests the targeted revision if and only if there is an attempt.");
        }

        if (failing?.AttemptCount is { } all && testing?.AttemptCount is { } some && all <= some)
        {
            run.Add(
                LintReasons.PushAgesDisagree, run.Places.PushAge(PushAgeKind.FailingSince), run.Places.PushAge(PushAgeKind.TestingSince),
                $"{all} attempts since the basis are not more than {some} at the targeted revision.");
        }

        if (basis?.AttemptCount is not null)
        {
            run.Add(
                LintReasons.PushAgesDisagree, run.Places.PushAge(PushAgeKind.Basis), run.Places.Version(isBaseline: true, ""),
                $"The basis is one flight, and its line counts attempts.");
        }
    }
}
