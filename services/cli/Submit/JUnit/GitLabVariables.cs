using System.Globalization;
using Flights.Domain.Flights;

namespace Flights.Cli.Submit.JUnit;

/// <summary>What GitLab CI tells a job of its pipeline.</summary>
/// <param name="variable">The value of a variable of the environment; null if it is not set.</param>
internal sealed class GitLabVariables(Func<string, string?> variable)
{
    /// <summary>The lab: a project numbers its pipelines by itself.</summary>
    public string? Lab => Get("CI_PROJECT_PATH_SLUG")?.Trim('-') is { Length: > 0 } slug ? slug : null;

    /// <summary>The number of the pipeline in its project.</summary>
    public string? Flight => Get("CI_PIPELINE_IID");

    /// <summary>The branch or tag.</summary>
    public string? Branch => Get("CI_COMMIT_REF_NAME");

    /// <summary>What was tested: the commit of the project.</summary>
    public IReadOnlyList<TreeRevision> Revisions =>
        Get("CI_PROJECT_NAME") is { } tree && Get("CI_COMMIT_SHA") is { } revision ? [new TreeRevision(tree, revision)] : [];

    /// <summary>Where the project is.</summary>
    public IReadOnlyList<(string Tree, string Address)> Trees =>
        Get("CI_PROJECT_NAME") is { } tree && Get("CI_PROJECT_URL") is { } address ? [(tree, address)] : [];

    /// <summary>The page of the pipeline, else that of the job that submits.</summary>
    public string? LogUri => Get("CI_PIPELINE_URL") ?? Get("CI_JOB_URL");

    /// <summary>When the pipeline was created: the same for whoever submits it again.</summary>
    public DateTimeOffset? StartTime =>
        DateTimeOffset.TryParse(
            Get("CI_PIPELINE_CREATED_AT"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : null;

    private string? Get(string name) => variable(name) is { Length: > 0 } value ? value : null;
}
