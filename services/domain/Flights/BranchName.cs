namespace Flights.Domain.Flights;

/// <summary>The name of a branch, such as <c>xen-4.8-testing</c>.</summary>
/// <param name="Value">The name: 1 to 200 characters, none of them blank or <c>/</c>.</param>
public readonly record struct BranchName(string Value)
{
    /// <summary>The branch of host examinations: its jobs are hosts.</summary>
    public static readonly BranchName Examine = new("examine");

    /// <summary>Whether a text can name a branch.</summary>
    public static bool IsValid(string? text) =>
        text is { Length: >= 1 and <= 200 } && text.All(c => c is > ' ' and not '/' and not '\u007f');

    /// <summary>The name.</summary>
    public override string ToString() => Value;
}
