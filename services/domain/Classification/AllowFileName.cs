namespace Flights.Domain.Classification;

/// <summary>The names of a lab's allow files: <c>allow.all</c> is about every branch, <c>allow.BRANCH</c> about one.</summary>
public static class AllowFileName
{
    /// <summary>What stands for the branch in the name of the file that is about every branch.</summary>
    public const string EveryBranch = "all";

    private const string Prefix = "allow.";

    /// <summary>What a file is about: a branch, <see cref="EveryBranch"/>, or null if it is no allow file.</summary>
    /// <param name="name">The name of the file, with the folders that it stands in or without them.</param>
    public static string? SubjectOf(string name)
    {
        var own = name[(name.LastIndexOf('/') + 1)..];
        return own.Length > Prefix.Length && own.StartsWith(Prefix, StringComparison.Ordinal) ? own[Prefix.Length..] : null;
    }
}
