using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Flights.Cli.Asking;
using Flights.Cli.Record;
using Flights.Domain.Flights;
using Flights.Domain.JUnit;

namespace Flights.Cli.Submit.JUnit;

/// <summary>The options of <c>flights submit --format junit</c>. What they do not say, GitLab CI's variables do.</summary>
internal sealed class JUnitOptions
{
    private const string PushIfPassed = "if-passed";
    private const string PushAlways = "always";
    private const string PushNever = "never";

    private readonly Option<string?> _flight = new("--flight")
    {
        Description = "JUnit: the flight's number, which grows from run to run. Without it: CI_PIPELINE_IID.",
    };
    private readonly Option<string?> _branch = new("--branch") { Description = "JUnit: the branch under test. Without it: CI_COMMIT_REF_NAME." };
    private readonly Option<string[]> _revisions = new("--revision")
    {
        Description = "JUnit: TREE=REVISION, which was tested; once for each tree. Without it: CI_PROJECT_NAME=CI_COMMIT_SHA.",
    };
    private readonly Option<string[]> _baseline = new("--baseline")
    {
        Description = "JUnit: TREE=REVISION to compare with; once for each tree. Without it: what was pushed last below the flight.",
    };
    private readonly Option<string> _push = new("--push")
    {
        Description = "JUnit: whether what was tested becomes the baseline: if-passed, always or never (then 'flights push' says so).",
        DefaultValueFactory = _ => PushIfPassed,
    };
    private readonly Option<string?> _start = new("--start-time")
    {
        Description = "JUnit: when the run started, as in RFC 3339. Without it: CI_PIPELINE_CREATED_AT, or the first suite's time stamp.",
    };
    private readonly Option<string?> _logs = new("--log-uri")
    {
        Description = "JUnit: the page from which people find the logs. Without it: CI_PIPELINE_URL, or CI_JOB_URL.",
    };
    private readonly Option<string> _errors = new("--errors")
    {
        Description = "JUnit: what an 'error' is: broken, the fault of the test or its machine, or fail, that of what is tested.",
        DefaultValueFactory = _ => StepStatus.Broken.Word,
    };
    private readonly Option<string> _jobs = new("--job-per")
    {
        Description = "JUnit: what becomes a job: each suite, or each class.",
        DefaultValueFactory = _ => "suite",
    };
    private readonly Option<string?> _supersedes = new("--supersedes")
    {
        Description = "JUnit: the digest of the results of this flight that these replace.",
    };
    private readonly Option<bool> _dryRun = new("--dry-run")
    {
        Description = "JUnit: prints the flight, a flights.v1.SubmitFlightRequest as JSON, and submits nothing.",
    };
    private readonly SuiteOptions _suite = new("JUnit: keeps the databases of an embedded suite in this folder, in place of running services.");

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="isJUnit">Whether it is run for JUnit XML: else none of them may be given.</param>
    public void AddTo(Command command, Func<CommandResult, bool> isJUnit)
    {
        _push.AcceptOnlyFromAmong(PushIfPassed, PushAlways, PushNever);
        _errors.AcceptOnlyFromAmong(StepStatus.Broken.Word, StepStatus.Fail.Word);
        _jobs.AcceptOnlyFromAmong("suite", "class");
        _flight.Validators.Add(result => RecordOptions.Check(result, FlightNumber.TryParse(result.GetValueOrDefault<string?>(), out _), "no flight number"));
        _start.Validators.Add(result => RecordOptions.Check(result, TimeOf(result.GetValueOrDefault<string?>()) is not null, "no time of RFC 3339"));
        _revisions.Validators.Add(result => RecordOptions.Check(result, AreRevisions(result), "no TREE=REVISION"));
        _baseline.Validators.Add(result => RecordOptions.Check(result, AreRevisions(result), "no TREE=REVISION"));
        var others = command.Options.ToList();
        Option[] own = [_flight, _branch, _revisions, _baseline, _push, _start, _logs, _errors, _jobs, _supersedes, _dryRun];
        foreach (var option in own)
        {
            command.Add(option);
        }

        _suite.AddTo(command);

        // A mail goes to a service as well.
        others.Add(_suite.Server);
        command.Validators.Add(result =>
        {
            if (!isJUnit(result) && command.Options.Except(others).FirstOrDefault(option => result.GetResult(option) is { Implicit: false }) is { } stray)
            {
                result.AddError($"{stray.Name} goes with --format junit.");
            }
        });
    }

    /// <summary>Whether nothing is to be submitted.</summary>
    public bool IsDryRun(ParseResult arguments) => arguments.GetValue(_dryRun);

    /// <summary>Which services take the flight.</summary>
    public SuiteChoice Suite(ParseResult arguments) => _suite.Of(arguments);

    /// <summary>The revisions to compare with; none for what was pushed last.</summary>
    public IReadOnlyList<TreeRevision> Baseline(ParseResult arguments) => Read(arguments.GetValue(_baseline));

    /// <summary>The digest of the results that are replaced; empty if none are.</summary>
    public string Supersedes(ParseResult arguments) => arguments.GetValue(_supersedes) ?? "";

    /// <summary>Whether what a flight tested becomes the baseline.</summary>
    public bool IsPushed(ParseResult arguments, CompleteFlight flight) => arguments.GetRequiredValue(_push) switch
    {
        PushAlways => true,
        PushIfPassed => JUnitFlight.HasPassed(flight),
        _ => false,
    };

    /// <summary>What the flight is.</summary>
    /// <param name="arguments">What was given.</param>
    /// <param name="lab">The lab that was given; null for none.</param>
    /// <param name="ci">What the CI says of the rest.</param>
    /// <exception cref="FormatException">Nothing says what it has to be known.</exception>
    public JUnitRun RunOf(ParseResult arguments, string? lab, GitLabVariables ci)
    {
        var labName = lab ?? ci.Lab ?? LabName.Default.Value;
        var branch = arguments.GetValue(_branch) ?? ci.Branch;
        var revisions = arguments.GetValue(_revisions) is { Length: > 0 } given ? Read(given) : ci.Revisions;
        if (!FlightNumber.TryParse(arguments.GetValue(_flight) ?? ci.Flight, out var number))
        {
            throw new FormatException("--flight, or CI_PIPELINE_IID, has to say the number of the flight.");
        }

        if (string.IsNullOrWhiteSpace(branch))
        {
            throw new FormatException("--branch, or CI_COMMIT_REF_NAME, has to say which branch was tested.");
        }

        if (revisions.Count == 0)
        {
            throw new FormatException("--revision, or CI_PROJECT_NAME and CI_COMMIT_SHA, have to say which revisions were tested.");
        }

        return new JUnitRun
        {
            Lab = LabName.IsValid(labName) ? new LabName(labName) : throw new FormatException($"CI_PROJECT_PATH_SLUG, '{labName}', names no lab: set --lab."),
            Number = number,
            Branch = JUnitNames.Branch(branch),
            Revisions = revisions.ToEquatableList(),
            Trees = ci.Trees.Where(tree => revisions.Any(revision => revision.Tree == tree.Tree)).ToEquatableList(),
            StartTime = TimeOf(arguments.GetValue(_start)) ?? ci.StartTime,
            LogUri = arguments.GetValue(_logs) ?? ci.LogUri ?? "",
            ErrorStatus = StepStatus.Of(arguments.GetRequiredValue(_errors)),
            HasJobPerClass = arguments.GetRequiredValue(_jobs) == "class",
        };
    }

    private static bool AreRevisions(OptionResult result) =>
        result.Tokens.All(token => token.Value.IndexOf('=', StringComparison.Ordinal) is > 0 and var at && at < token.Value.Length - 1)
        && result.Tokens.Select(token => token.Value.Split('=')[0]).Distinct(StringComparer.Ordinal).Count() == result.Tokens.Count;

    private static IReadOnlyList<TreeRevision> Read(string[]? texts) =>
        [.. (texts ?? []).Select(text => text.Split('=', 2)).Select(parts => new TreeRevision(parts[0], parts[1]))];

    private static DateTimeOffset? TimeOf(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : null;
}
