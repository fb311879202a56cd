using Flights.Cli.Submit;
using Flights.Cli.Submit.JUnit;
using Flights.Domain.Flights;

namespace Flights.EndToEnd.Tests;

/// <summary>What <c>flights submit --format junit</c> takes from its arguments, and what from GitLab CI's variables.</summary>
public sealed class JUnitOptionsTests
{
    private static readonly Dictionary<string, string> Pipeline = new()
    {
        ["CI_PROJECT_PATH_SLUG"] = "orchard-plum",
        ["CI_PROJECT_NAME"] = "plum",
        ["CI_PROJECT_URL"] = "https://git.example.org/orchard/plum",
        ["CI_PIPELINE_IID"] = "7",
        ["CI_JOB_URL"] = "https://git.example.org/orchard/plum/-/jobs/700",
        ["CI_PIPELINE_CREATED_AT"] = "2026-03-02T08:00:00Z",
        ["CI_COMMIT_REF_NAME"] = "main",
        ["CI_COMMIT_SHA"] = "aa11",
    };

    [Fact]
    public void Run_OfAPipeline_IsWhatItsVariablesTell()
    {
        var run = Read(Pipeline);

        Assert.Equal(
            ("orchard-plum", 7L, "main", "https://git.example.org/orchard/plum/-/jobs/700", 8),
            (run.Lab.Value, run.Number.Value, run.Branch.Value, run.LogUri, run.StartTime?.Hour));
        Assert.Equal([new TreeRevision("plum", "aa11")], run.Revisions);
        Assert.Equal([("plum", "https://git.example.org/orchard/plum")], run.Trees);
    }

    [Fact]
    public void Run_WithArguments_IsWhatTheySay()
    {
        var run = Read(Pipeline, "--flight", "12", "--branch", "a/b", "--revision", "peach=b=2", "--revision", "fig=3", "--errors", "fail", "--job-per", "class");

        Assert.Equal((12L, "a%2Fb", StepStatus.Fail, true), (run.Number.Value, run.Branch.Value, run.ErrorStatus, run.HasJobPerClass));
        Assert.Equal([new TreeRevision("peach", "b=2"), new TreeRevision("fig", "3")], run.Revisions);
        Assert.Empty(run.Trees);
    }

    [Theory]
    [InlineData("CI_PIPELINE_IID", "", "--flight, or CI_PIPELINE_IID, has to say")]
    [InlineData("CI_PIPELINE_IID", "none", "--flight, or CI_PIPELINE_IID, has to say")]
    [InlineData("CI_COMMIT_REF_NAME", "", "--branch, or CI_COMMIT_REF_NAME, has to say")]
    [InlineData("CI_COMMIT_SHA", "", "--revision, or CI_PROJECT_NAME and CI_COMMIT_SHA, have to say")]
    [InlineData("CI_PROJECT_PATH_SLUG", "Plum", "CI_PROJECT_PATH_SLUG, 'Plum', names no lab")]
    public void Run_WithoutWhatHasToBeKnown_IsRefused(string name, string value, string message)
    {
        var variables = new Dictionary<string, string>(Pipeline) { [name] = value };

        Assert.Contains(message, Assert.Throws<FormatException>(() => Read(variables)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'0' is no flight number.", "--format", "junit", "--flight", "0")]
    [InlineData("'plum' is no TREE=REVISION.", "--format", "junit", "--revision", "plum")]
    [InlineData("is no TREE=REVISION.", "--format", "junit", "--baseline", "plum=1", "--baseline", "plum=2")]
    [InlineData("'soon' is no time of RFC 3339.", "--format", "junit", "--start-time", "soon")]
    [InlineData("--dry-run goes with --format junit.", "--dry-run")]
    public void WrongArguments_AreTold(string message, params string[] arguments) =>
        Assert.Contains(
            SubmitCommand.Create().Parse([.. arguments, "a.xml"]).Errors, error => error.Message.Contains(message, StringComparison.Ordinal));

    [Fact]
    public void ArgumentsOfAMail_NeedNoneOfJUnit() => Assert.Empty(SubmitCommand.Create().Parse(["a.eml", "--lab", "orchard"]).Errors);

    private static Domain.JUnit.JUnitRun Read(Dictionary<string, string> variables, params string[] arguments)
    {
        var (options, command) = (new JUnitOptions(), new System.CommandLine.Command("submit"));
        options.AddTo(command, _ => true);
        var parsed = command.Parse(arguments);
        Assert.Empty(parsed.Errors);
        return options.RunOf(parsed, null, new GitLabVariables(name => variables.GetValueOrDefault(name)));
    }
}
