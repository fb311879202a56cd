namespace Flights.Domain.Flights;

/// <summary>How a job or a step ended: osstest's own word, so that a word that we do not know is not lost.</summary>
/// <param name="Word">The word, such as <c>pass</c>.</param>
public readonly record struct StepStatus(string Word)
{
    /// <summary>It succeeded.</summary>
    public static readonly StepStatus Pass = new("pass");

    /// <summary>It ran and failed.</summary>
    public static readonly StepStatus Fail = new("fail");

    /// <summary>It could not run because something before it did not succeed.</summary>
    public static readonly StepStatus Blocked = new("blocked");

    /// <summary>The infrastructure failed, not the software under test.</summary>
    public static readonly StepStatus Broken = new("broken");

    /// <summary>It was still running when the report was written.</summary>
    public static readonly StepStatus Running = new("running");

    /// <summary>It never got the hosts that it asked for.</summary>
    public static readonly StepStatus Starved = new("starved");

    /// <summary>It had not begun when the report was written.</summary>
    public static readonly StepStatus Queued = new("queued");

    /// <summary>Its hosts were being allocated when the report was written.</summary>
    public static readonly StepStatus Preparing = new("preparing");

    /// <summary>It was cut short on purpose.</summary>
    public static readonly StepStatus Truncated = new("truncated");

    /// <summary>Somebody stopped it.</summary>
    public static readonly StepStatus Aborted = new("aborted");

    /// <summary>The words that osstest is known to use, from its source of 2015 and the mails of 2019 to 2024.</summary>
    public static readonly EquatableList<StepStatus> Known =
        [Pass, Fail, Blocked, Broken, Running, Starved, Queued, Preparing, Truncated, Aborted];

    /// <summary>Whether the word is one of <see cref="Known"/>.</summary>
    public bool IsKnown => IsKnownWord(Word);

    /// <summary>The status of a word.</summary>
    public static StepStatus Of(ReadOnlySpan<char> word)
    {
        foreach (var known in Known)
        {
            if (word.SequenceEqual(known.Word))
            {
                return known;
            }
        }

        return new StepStatus(word.ToString());
    }

    /// <summary>Whether a word is one of <see cref="Known"/>.</summary>
    public static bool IsKnownWord(ReadOnlySpan<char> word)
    {
        foreach (var known in Known)
        {
            if (word.SequenceEqual(known.Word))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The word.</summary>
    public override string ToString() => Word;
}
