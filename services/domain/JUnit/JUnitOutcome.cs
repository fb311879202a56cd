namespace Flights.Domain.JUnit;

/// <summary>How a case ended. Of several runs of one case the last in this order counts.</summary>
public enum JUnitOutcome
{
    /// <summary>It did not run: <c>skipped</c>, or a test that is switched off.</summary>
    Skipped,

    /// <summary>It passed: nothing else is said of it.</summary>
    Passed,

    /// <summary>Something that the test did not expect went wrong: <c>error</c>.</summary>
    Error,

    /// <summary>What the test checks is not so: <c>failure</c>.</summary>
    Failed,
}
