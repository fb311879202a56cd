namespace Flights.Domain.JUnit;

/// <summary>The stable reasons by which a file of JUnit XML is refused.</summary>
public static class JUnitReasons
{
    /// <summary>It is no well-formed XML, or it has a document type: entities are never read.</summary>
    public const string NotXml = "NOT_XML";

    /// <summary>It is XML of another kind: its root is neither <c>testsuites</c> nor <c>testsuite</c>.</summary>
    public const string NotJUnit = "NOT_JUNIT";

    /// <summary>A case has no name, so that nobody could follow it from flight to flight.</summary>
    public const string CaseWithoutName = "CASE_WITHOUT_NAME";

    /// <summary>A suite has no name, and neither has the job that it is of.</summary>
    public const string SuiteWithoutName = "SUITE_WITHOUT_NAME";

    /// <summary>It is larger than <see cref="JUnitLimits.MaxBytes"/>.</summary>
    public const string LimitBytes = "LIMIT_BYTES";

    /// <summary>Its elements are nested deeper than <see cref="JUnitLimits.MaxDepth"/>.</summary>
    public const string LimitDepth = "LIMIT_DEPTH";

    /// <summary>It has more cases than <see cref="JUnitLimits.MaxCases"/>.</summary>
    public const string LimitCases = "LIMIT_CASES";

    /// <summary>A name is longer than <see cref="JUnitLimits.MaxNameLength"/>.</summary>
    public const string LimitNameLength = "LIMIT_NAME_LENGTH";
}
