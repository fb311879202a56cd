using System.Text;

namespace Flights.Domain.Flights;

/// <summary>The name of a branch, such as <c>xen-4.8-testing</c>.</summary>
/// <param name="Value">The name: 1 to 200 bytes in UTF-8, without blanks, control characters and <c>/</c>.</param>
public readonly record struct BranchName(string Value)
{
    /// <summary>The branch of host examinations: its jobs are hosts.</summary>
    public static readonly BranchName Examine = new("examine");

    // A routing key on the bus holds a branch and the kind of an event in 255 bytes.
    private const int MaxBytes = 200;

    /// <summary>Whether a text can name a branch.</summary>
    public static bool IsValid(string? text) =>
        text is { Length: >= 1 and <= MaxBytes }
        && !text.Any(c => c == '/' || char.IsControl(c) || char.IsWhiteSpace(c))
        && Encoding.UTF8.GetByteCount(text) <= MaxBytes;

    /// <summary>The name.</summary>
    public override string ToString() => Value;
}
