namespace Flights.Domain.Flights;

/// <summary>The stable reasons by which a complete flight is refused.</summary>
public static class FieldReasons
{
    /// <summary>A flight number, or a step number, is below 1.</summary>
    public const string NotPositive = "NOT_POSITIVE";

    /// <summary>A text that has to name something is empty, too long, or holds characters that no name holds.</summary>
    public const string BadName = "BAD_NAME";

    /// <summary>A text is longer than any that means something.</summary>
    public const string TooLong = "TOO_LONG";

    /// <summary>A status is none that osstest uses.</summary>
    public const string UnknownStatus = "UNKNOWN_STATUS";

    /// <summary>Two jobs have one name.</summary>
    public const string JobTwice = "JOB_TWICE";

    /// <summary>Two steps of a job have one number.</summary>
    public const string StepNumberTwice = "STEP_NUMBER_TWICE";

    /// <summary>Two steps of a job have one test id.</summary>
    public const string TestIdTwice = "TESTID_TWICE";

    /// <summary>Two variables of a job have one name.</summary>
    public const string RunvarTwice = "RUNVAR_TWICE";

    /// <summary>A variable refers to a job that its own flight does not have.</summary>
    public const string UnknownJob = "UNKNOWN_JOB";

    /// <summary>An address is none of a page that people may be sent to.</summary>
    public const string BadUri = "BAD_URI";
}
