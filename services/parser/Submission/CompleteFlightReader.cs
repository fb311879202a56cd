using System.Globalization;
using Flights.Domain.Flights;
using Flights.Platform.Errors;
using Flights.Platform.Wire;
using Google.Protobuf.WellKnownTypes;

namespace Flights.Parser.Submission;

/// <summary>Reads a complete flight that somebody submits.</summary>
internal static class CompleteFlightReader
{
    /// <summary>How many jobs a flight may have.</summary>
    public const int MaxJobs = 2000;

    /// <summary>How many steps, and how many variables, a job may have.</summary>
    public const int MaxOfJob = 1000;

    /// <summary>How many revisions of the harness a flight may have.</summary>
    public const int MaxHarnessRevisions = 100;

    private const string Root = "flight";

    /// <summary>Reads it.</summary>
    /// <param name="wire">The flight, or null if there is none.</param>
    /// <param name="errors">Takes down what is wrong but can be read.</param>
    /// <exception cref="FlightsException">It cannot be read at all: it has no name, is too large, or has a time that is none.</exception>
    public static CompleteFlight Read(V1.CompleteFlight? wire, SubmissionErrors errors)
    {
        CheckForm(wire ?? throw ScopeFields.Required(Root), errors);
        errors.ThrowIfAny();
        var flight = wire.ToDomain();
        foreach (var error in CompleteFlightCheck.ErrorsOf(flight))
        {
            errors.Add(error with { Field = $"{Root}.{error.Field}" });
        }

        return flight;
    }

    private static void CheckForm(V1.CompleteFlight wire, SubmissionErrors errors)
    {
        var lab = errors.Try<LabName?>(() => ResourceNames.ParseFlight(wire.Name, $"{Root}.name").Lab);
        if (errors.Try<LabName?>(() => ResourceNames.ParseBranch(wire.Branch, $"{Root}.branch").Lab) is { } other && lab is { } own && own != other)
        {
            errors.Add(new FieldError($"{Root}.branch", "OTHER_LAB", $"The branch must be of 'labs/{own}'."));
        }

        CheckCount(wire.HarnessRevisions.Count, MaxHarnessRevisions, $"{Root}.harness_revisions", errors);
        CheckTime(wire.StartTime, $"{Root}.start_time", errors);
        CheckCount(wire.Jobs.Count, MaxJobs, $"{Root}.jobs", errors);
        for (var i = 0; i < wire.Jobs.Count && i < MaxJobs; i++)
        {
            CheckJob(wire.Jobs[i], Place($"{Root}.jobs", i), errors);
        }
    }

    private static void CheckJob(V1.CompleteJob job, string path, SubmissionErrors errors)
    {
        CheckCount(job.Steps.Count, MaxOfJob, $"{path}.steps", errors);
        CheckCount(job.Runvars.Count, MaxOfJob, $"{path}.runvars", errors);
        for (var i = 0; i < job.Steps.Count && i < MaxOfJob; i++)
        {
            if (job.Steps[i] is { StartTime: null, FinishTime: null })
            {
                continue;
            }

            var step = Place($"{path}.steps", i);
            CheckTime(job.Steps[i].StartTime, $"{step}.start_time", errors);
            CheckTime(job.Steps[i].FinishTime, $"{step}.finish_time", errors);
        }
    }

    private static void CheckTime(Timestamp? time, string field, SubmissionErrors errors) =>
        errors.Try(() => ScopeFields.Time(time, field));

    private static void CheckCount(int count, int max, string field, SubmissionErrors errors)
    {
        if (count > max)
        {
            var message = string.Create(CultureInfo.InvariantCulture, $"At most {max} are taken, not {count}.");
            errors.Add(new FieldError(field, "TOO_MANY", message));
        }
    }

    private static string Place(string list, int index) => string.Create(CultureInfo.InvariantCulture, $"{list}[{index}]");
}
