using Flights.Domain.Flights;

namespace Flights.Domain.JUnit;

/// <summary>Makes a complete flight of the JUnit XML of one run: one job a suite, one step a case.</summary>
/// <remarks>Suites of one name are one job, in whatever files they stand, for a run may split a suite over several machines. Cases of one
/// name in it are one step, which ended as the worst of them. There is no build job, so that every job says which revisions it tested.</remarks>
public static class JUnitFlight
{
    private const string Recipe = "junit";

    /// <summary>Makes the flight.</summary>
    /// <param name="run">What the flight is.</param>
    /// <param name="files">Its files, each with names for its jobs (<see cref="JUnitFile.HasNames"/>).</param>
    /// <returns>The flight. It has no start if nothing tells when the run started, and no jobs if no file has a case.</returns>
    public static CompleteFlight Of(JUnitRun run, IEnumerable<JUnitFile> files)
    {
        var suites = files.SelectMany(file => file.Suites.Select(suite => (file.Job, Suite: suite))).ToList();
        var start = run.StartTime ?? suites.Min(each => each.Suite.StartTime);
        var jobs = new Dictionary<string, JUnitJob>(StringComparer.Ordinal);
        foreach (var (ciJob, suite) in suites)
        {
            var time = suite.StartTime ?? start;
            JobOf(jobs, ciJob, suite.Path, suite.Path.LastOrDefault("")).Add(suite.Outcome);
            foreach (var test in suite.Cases)
            {
                var finish = time + (test.Duration ?? TimeSpan.Zero);
                JobOf(run, jobs, ciJob, suite, test).Add(test, time, finish);
                time = finish;
            }
        }

        return new CompleteFlight
        {
            Lab = run.Lab,
            Number = run.Number,
            Branch = run.Branch,
            Blessing = Blessing.Real,
            IntendedBlessing = Blessing.Real,
            StartTime = start,
            Jobs = jobs.Where(job => job.Value.HasResults).OrderBy(job => job.Key, StringComparer.Ordinal)
                .Select(job => job.Value.ToJob(job.Key, Recipe, RunvarsOf(run), run)).ToEquatableList(),
        };
    }

    /// <summary>Whether every job passed: nothing failed, and each job ran something.</summary>
    public static bool HasPassed(CompleteFlight flight) => flight.Jobs.All(job => job.Status == StepStatus.Pass);

    private static JUnitJob JobOf(JUnitRun run, Dictionary<string, JUnitJob> jobs, string ciJob, JUnitSuite suite, JUnitCase test) =>
        run.HasJobPerClass && test.ClassName.Length > 0
            ? JobOf(jobs, ciJob, [test.ClassName], test.ClassName)
            : JobOf(jobs, ciJob, suite.Path, suite.Path.LastOrDefault(""));

    private static JUnitJob JobOf(Dictionary<string, JUnitJob> jobs, string ciJob, EquatableList<string> path, string ownName)
    {
        var name = JUnitNames.Job(ciJob.Length > 0 ? path.Prepend(ciJob) : path);
        if (!jobs.TryGetValue(name, out var job))
        {
            jobs.Add(name, job = new JUnitJob(ownName));
        }

        return job;
    }

    private static EquatableList<Runvar> RunvarsOf(JUnitRun run) =>
    [
        .. run.Revisions.Select(tree => new Runvar(Runvar.WishedRevision + tree.Tree, tree.Revision)),
        .. run.Revisions.Select(tree => new Runvar(Runvar.BuiltRevision + tree.Tree, tree.Revision, IsSynthetic: true)),
        .. run.Trees.Select(tree => new Runvar("tree_" + tree.Tree, tree.Address)),
    ];
}
