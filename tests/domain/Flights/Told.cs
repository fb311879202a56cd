using System.Globalization;
using Flights.Domain.Flights;

namespace Flights.Domain.Tests.Flights;

/// <summary>Invented complete flights, told in few words.</summary>
internal static class Told
{
    /// <summary>The time of every report.</summary>
    public static readonly DateTimeOffset Now = new(2031, 3, 20, 12, 0, 0, TimeSpan.Zero);

    /// <summary>
    /// A flight: <c>"210 xen=old"</c> and its jobs <c>"test-a start=pass stop=fail"</c>. Words behind the number are revisions that
    /// the flight builds itself, <c>@BRANCH</c>, a blessing, <c>+HARNESS</c> or <c>-3d</c> (days before the report). A job may be
    /// <c>NAME:STATUS</c>; else its status is that of its first step that did not pass. <c>$NAME=VALUE</c> sets a variable, and a step may
    /// take seconds: <c>start=pass/60</c>.
    /// </summary>
    public static CompleteFlight Flight(string flight, params string[] jobs)
    {
        var words = Words(flight);
        var built = words.Skip(1).Where(word => word.Contains('=', StringComparison.Ordinal)).ToList();
        var start = words.FirstOrDefault(word => word[0] == '-') is { } age ? Now.AddDays(Number(age.TrimEnd('d'))) : Now.AddDays(-1);
        var blessing = words.Skip(1).FirstOrDefault(word => char.IsLetter(word[0]) && !word.Contains('=', StringComparison.Ordinal));
        CompleteJob[] own = built.Count > 0 ? [Job($"build-own make=pass {string.Join(' ', built.Select(Built))}", start)] : [];
        return new CompleteFlight
        {
            Lab = LabName.Default,
            Number = new FlightNumber(Number(words[0])),
            Branch = new BranchName(words.FirstOrDefault(word => word[0] == '@')?[1..] ?? "xen-unstable"),
            Blessing = new Blessing(blessing ?? "real"),
            IntendedBlessing = Blessing.Real,
            StartTime = start,
            HarnessRevisions = words.Where(word => word[0] == '+').Select(word => word[1..]).ToEquatableList(),
            Jobs = [.. own, .. jobs.Select(job => Job(job, start))],
        };
    }

    private static CompleteJob Job(string text, DateTimeOffset start)
    {
        var words = Words(text);
        var name = words[0].Split(':');
        var steps = words.Skip(1).Where(word => word[0] != '$').Select((word, index) => Step(word, index + 1, start)).ToEquatableList();
        var failed = steps.FirstOrDefault(step => step.Status != StepStatus.Pass)?.Status ?? StepStatus.Pass;
        return new CompleteJob
        {
            Name = name[0],
            Status = name.Length > 1 ? new StepStatus(name[1]) : failed,
            Steps = steps,
            Runvars = words.Where(word => word[0] == '$')
                .Select(word => word[1..].Split('='))
                .Select(pair => new Runvar(pair[0], pair[1]))
                .ToEquatableList(),
        };
    }

    private static CompleteStep Step(string word, int number, DateTimeOffset start)
    {
        var sides = word.Split('=');
        var outcome = sides[1].Split('/');
        var status = new StepStatus(outcome[0]);
        return new CompleteStep
        {
            Number = number,
            TestId = sides[0],
            Script = sides[0] == "hosts-allocate" ? CompleteStep.HostAllocationScript : $"ts-{sides[0]}",
            Status = status,
            StartTime = start,
            FinishTime = status == StepStatus.Running ? null : start.AddSeconds(outcome.Length > 1 ? Number(outcome[1]) : 1),
        };
    }

    private static string Built(string tree)
    {
        var sides = tree.Split('=');
        return $"$revision_{sides[0]}={sides[1]} $built_revision_{sides[0]}={sides[1]}";
    }

    /// <summary>The words of a text.</summary>
    public static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The number that a text writes.</summary>
    public static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
