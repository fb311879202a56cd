namespace Flights.Domain.Flights;

/// <summary>A variable of a job.</summary>
/// <param name="Name">The name, such as <c>revision_xen</c>.</param>
/// <param name="Value">The value.</param>
/// <param name="IsSynthetic">Whether the job set it while it ran; else it belongs to the job's definition.</param>
public sealed record Runvar(string Name, string Value, bool IsSynthetic = false)
{
    /// <summary>What the name of a variable begins with that says which revision of a tree is wished for.</summary>
    public const string WishedRevision = "revision_";

    /// <summary>What the name of a variable begins with that says which revision of a tree was built.</summary>
    public const string BuiltRevision = "built_revision_";

    private const string BuildJob = "buildjob";

    /// <summary>Whether it names a job whose build this job uses: <c>buildjob</c>, <c>xenbuildjob</c> and the like.</summary>
    public bool NamesBuildJob => Name.EndsWith(BuildJob, StringComparison.Ordinal);

    /// <summary>The tree whose revision the variable gives, or null if it gives none.</summary>
    /// <param name="prefix"><see cref="WishedRevision"/> or <see cref="BuiltRevision"/>.</param>
    public string? TreeOf(string prefix) =>
        Name.Length > prefix.Length && Name.StartsWith(prefix, StringComparison.Ordinal) ? Name[prefix.Length..] : null;
}
