using System.Globalization;
using Flights.Domain.Regressions;

namespace Flights.Domain.Flights;

/// <summary>Checks a complete flight as somebody gave it to us. References to other flights may dangle; all else has to be sound. Fields
/// have the names of <c>flights.v1.CompleteFlight</c>.</summary>
public sealed class CompleteFlightCheck
{
    /// <summary>The longest name of a job, test, variable or blessing, in UTF-16 code units.</summary>
    public const int MaxNameLength = 500;

    /// <summary>The longest value of a variable, in UTF-16 code units.</summary>
    public const int MaxValueLength = 65_536;

    private static readonly HashSet<string> StepStatuses = [.. StepStatus.Known.Select(status => status.Word)];

    // Some statuses only jobs have.
    private static readonly HashSet<string> JobStatuses = [.. StepStatuses, "retriable", "play", "stopped"];

    private readonly CompleteFlight _flight;
    private readonly HashSet<string> _jobs;
    private readonly List<FieldError> _errors = [];

    private CompleteFlightCheck(CompleteFlight flight) =>
        (_flight, _jobs) = (flight, flight.Jobs.Select(job => job.Name).ToHashSet(StringComparer.Ordinal));

    /// <summary>Finds all that is wrong.</summary>
    /// <param name="flight">The flight.</param>
    /// <returns>The errors, in the order of the fields; none for a sound flight.</returns>
    public static EquatableList<FieldError> ErrorsOf(CompleteFlight flight)
    {
        var check = new CompleteFlightCheck(flight);
        check.CheckFlight();
        return check._errors.ToEquatableList();
    }

    private void CheckFlight()
    {
        if (_flight.Number.Value < 1)
        {
            Add("name", FieldReasons.NotPositive, $"A flight is numbered from 1, not {_flight.Number}.");
        }

        if (!BranchName.IsValid(_flight.Branch.Value))
        {
            Add("branch", FieldReasons.BadName, "A branch has a name of 1 to 200 bytes without blanks and '/'.");
        }

        CheckName(_flight.Blessing.Word, "blessing");
        CheckName(_flight.IntendedBlessing.Word, "intended_blessing");
        for (var i = 0; i < _flight.HarnessRevisions.Count; i++)
        {
            CheckName(_flight.HarnessRevisions[i], Place("harness_revisions", i));
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < _flight.Jobs.Count; i++)
        {
            CheckJob(_flight.Jobs[i], Place("jobs", i), names);
        }
    }

    private void CheckJob(CompleteJob job, string path, HashSet<string> names)
    {
        CheckName(job.Name, $"{path}.job_id");
        if (!names.Add(job.Name))
        {
            Add($"{path}.job_id", FieldReasons.JobTwice, $"The flight has a job '{job.Name}' already.");
        }

        CheckLength(job.Recipe, MaxNameLength, $"{path}.recipe");
        CheckStatus(job.Status, JobStatuses, path);
        var (numbers, testIds) = (new HashSet<int>(), new HashSet<string>(StringComparer.Ordinal));
        for (var i = 0; i < job.Steps.Count; i++)
        {
            CheckStep(job.Steps[i], Place($"{path}.steps", i), numbers, testIds);
        }

        var runvars = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < job.Runvars.Count; i++)
        {
            CheckRunvar(job.Runvars[i], Place($"{path}.runvars", i), runvars);
        }

        if (job.LogUri.Length > 0 && !JobLog.IsUsable(job.LogUri))
        {
            var message = string.Create(CultureInfo.InvariantCulture, $"An address of logs is 'http' or 'https', and has at most {JobLog.MaxUriLength} characters.");
            Add($"{path}.log_uri", FieldReasons.BadUri, message);
        }
    }

    private void CheckStep(CompleteStep step, string path, HashSet<int> numbers, HashSet<string> testIds)
    {
        if (step.Number < 1)
        {
            Add($"{path}.step_number", FieldReasons.NotPositive, "Steps are numbered from 1.");
        }

        if (!numbers.Add(step.Number))
        {
            var message = string.Create(CultureInfo.InvariantCulture, $"The job has a step {step.Number} already.");
            Add($"{path}.step_number", FieldReasons.StepNumberTwice, message);
        }

        CheckName(step.TestId, $"{path}.test_id");
        if (!testIds.Add(step.TestId))
        {
            Add($"{path}.test_id", FieldReasons.TestIdTwice, $"The job has a step '{step.TestId}' already.");
        }

        CheckLength(step.Script, MaxNameLength, $"{path}.script");
        CheckStatus(step.Status, StepStatuses, path);
    }

    private void CheckRunvar(Runvar runvar, string path, HashSet<string> names)
    {
        CheckName(runvar.Name, $"{path}.name");
        if (!names.Add(runvar.Name))
        {
            Add($"{path}.name", FieldReasons.RunvarTwice, $"The job has a variable '{runvar.Name}' already.");
        }

        CheckLength(runvar.Value, MaxValueLength, $"{path}.value");
        if (!runvar.NamesBuildJob)
        {
            return;
        }

        var reference = BuildReference.Read(runvar.Value);
        if ((reference.Flight ?? _flight.Number) == _flight.Number && !_jobs.Contains(reference.Job))
        {
            Add($"{path}.value", FieldReasons.UnknownJob, $"The flight has no job '{reference.Job}'.");
        }
    }

    private void CheckStatus(StepStatus status, HashSet<string> known, string path)
    {
        if (!known.Contains(status.Word))
        {
            Add($"{path}.status", FieldReasons.UnknownStatus, $"osstest knows no status '{status.Word}' here.");
        }
    }

    private void CheckName(string name, string field)
    {
        if (name.Length is < 1 or > MaxNameLength || name.Any(char.IsControl))
        {
            Add(field, FieldReasons.BadName, $"A name has 1 to {MaxNameLength} characters, none of them a control character.");
        }
    }

    private void CheckLength(string text, int max, string field)
    {
        if (text.Length > max)
        {
            Add(field, FieldReasons.TooLong, string.Create(CultureInfo.InvariantCulture, $"The text has at most {max} characters."));
        }
    }

    private void Add(string field, string reason, string message) => _errors.Add(new FieldError(field, reason, message));

    private static string Place(string list, int index) => string.Create(CultureInfo.InvariantCulture, $"{list}[{index}]");
}
