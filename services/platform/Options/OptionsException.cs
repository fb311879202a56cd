namespace Flights.Platform.Options;

/// <summary>The configuration is wrong: nothing was started.</summary>
public sealed class OptionsException : Exception
{
    internal OptionsException(IReadOnlyList<string> errors)
        : base("The configuration is wrong:\n" + string.Join('\n', errors.Select(error => "  " + error)))
    {
        Errors = errors;
    }

    /// <summary>What is wrong: one sentence for each error, of all modules.</summary>
    public IReadOnlyList<string> Errors { get; }
}
