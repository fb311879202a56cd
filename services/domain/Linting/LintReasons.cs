namespace Flights.Domain.Linting;

/// <summary>The stable reasons of disagreements. Each names what disagrees; the checks name the rules.</summary>
public static class LintReasons
{
    /// <summary>There are more disagreements than are listed.</summary>
    public const string MoreFindings = "MORE_FINDINGS";

    /// <summary>The subject and the flight line name two flights.</summary>
    public const string SubjectNamesOtherFlight = "SUBJECT_NAMES_OTHER_FLIGHT";

    /// <summary>The subject and the flight line name two branches.</summary>
    public const string SubjectNamesOtherBranch = "SUBJECT_NAMES_OTHER_BRANCH";

    /// <summary>The subject names another sort of run than the blessing or the preamble shows.</summary>
    public const string SubjectNamesOtherRun = "SUBJECT_NAMES_OTHER_RUN";

    /// <summary>The message id and the flight line name two flights.</summary>
    public const string MessageIdNamesOtherFlight = "MESSAGE_ID_NAMES_OTHER_FLIGHT";

    /// <summary>The subject's first words and the verdict line differ.</summary>
    public const string HeadlineAgainstVerdict = "HEADLINE_AGAINST_VERDICT";

    /// <summary>The subject's outcome is not that of the jobs' statuses.</summary>
    public const string HeadlineAgainstJobs = "HEADLINE_AGAINST_JOBS";

    /// <summary>The subject and the push block differ on whether the gate opened.</summary>
    public const string HeadlineAgainstPush = "HEADLINE_AGAINST_PUSH";

    /// <summary>The address of the logs ends in another flight's number.</summary>
    public const string LogsOfOtherFlight = "LOGS_OF_OTHER_FLIGHT";

    /// <summary>There are more or fewer addresses of logs than flights in the head.</summary>
    public const string LogsCount = "LOGS_COUNT";

    /// <summary>The address of the logs in the head is not below the one in the footer.</summary>
    public const string LogsOfOtherPlace = "LOGS_OF_OTHER_PLACE";

    /// <summary>A flight has another blessing than it was meant to get, and is neither running nor a variant of it.</summary>
    public const string BlessingAgainstIntended = "BLESSING_AGAINST_INTENDED";

    /// <summary>A retest ran on another branch than the flight.</summary>
    public const string RetestOfOtherBranch = "RETEST_OF_OTHER_BRANCH";

    /// <summary>The header of the failures names another branch.</summary>
    public const string HeaderNamesOtherBranch = "HEADER_NAMES_OTHER_BRANCH";

    /// <summary>The header of the failures names another job than the row.</summary>
    public const string HeaderNamesOtherJob = "HEADER_NAMES_OTHER_JOB";

    /// <summary>The header of the failures names another test than the row.</summary>
    public const string HeaderNamesOtherTest = "HEADER_NAMES_OTHER_TEST";

    /// <summary>The header of the failures names another status than the row.</summary>
    public const string HeaderNamesOtherStatus = "HEADER_NAMES_OTHER_STATUS";

    /// <summary>The header of the failures names another class than the row's section.</summary>
    public const string HeaderNamesOtherClass = "HEADER_NAMES_OTHER_CLASS";

    /// <summary>A row has no entry in the header of the failures.</summary>
    public const string RowNotInHeader = "ROW_NOT_IN_HEADER";

    /// <summary>An entry of the header of the failures has no row.</summary>
    public const string HeaderEntryWithoutRow = "HEADER_ENTRY_WITHOUT_ROW";

    /// <summary>The header of the failures holds the rows in another order.</summary>
    public const string HeaderInOtherOrder = "HEADER_IN_OTHER_ORDER";

    /// <summary>A header and a line name two revisions of one tree.</summary>
    public const string HeaderNamesOtherRevision = "HEADER_NAMES_OTHER_REVISION";

    /// <summary>A version has no entry in its header.</summary>
    public const string VersionNotInHeader = "VERSION_NOT_IN_HEADER";

    /// <summary>An entry of a header of the versions has no line.</summary>
    public const string HeaderVersionWithoutLine = "HEADER_VERSION_WITHOUT_LINE";

    /// <summary>The verdict is not that of the rows.</summary>
    public const string VerdictAgainstRows = "VERDICT_AGAINST_ROWS";

    /// <summary>The remark that all tests passed is there with a failing row, or missing without one.</summary>
    public const string RemarkAgainstRows = "REMARK_AGAINST_ROWS";

    /// <summary>A row's summary does not belong to its section.</summary>
    public const string SummaryInOtherSection = "SUMMARY_IN_OTHER_SECTION";

    /// <summary>A row's summary does not belong to its status.</summary>
    public const string SummaryOfOtherStatus = "SUMMARY_OF_OTHER_STATUS";

    /// <summary>The number in a test id is not the row's step number.</summary>
    public const string TestIdOfOtherStep = "TEST_ID_OF_OTHER_STEP";

    /// <summary>Two rows give one step of a job two test ids, or one test id two places.</summary>
    public const string StepTwice = "STEP_TWICE";

    /// <summary>The sections, or the rows of one, stand in another order.</summary>
    public const string RowOutOfOrder = "ROW_OUT_OF_ORDER";

    /// <summary>A row was seen in a flight that no row passed in.</summary>
    public const string RowOfUnnamedFlight = "ROW_OF_UNNAMED_FLIGHT";

    /// <summary>A row leans on the flight that it was seen in.</summary>
    public const string SummaryNamesOwnFlight = "SUMMARY_NAMES_OWN_FLIGHT";

    /// <summary>A row is compared with another flight than the baseline.</summary>
    public const string SummaryNamesOtherBaseline = "SUMMARY_NAMES_OTHER_BASELINE";

    /// <summary>A flight is printed with something else than the rest of its blessing.</summary>
    public const string SuffixOfOtherBlessing = "SUFFIX_OF_OTHER_BLESSING";

    /// <summary>A row's job does not stand in the jobs table.</summary>
    public const string RowOfUnknownJob = "ROW_OF_UNKNOWN_JOB";

    /// <summary>A job has passed and has a row that fails a job.</summary>
    public const string RowOfPassedJob = "ROW_OF_PASSED_JOB";

    /// <summary>A row gives the status of its job, and the jobs table another one.</summary>
    public const string RowOfOtherJobStatus = "ROW_OF_OTHER_JOB_STATUS";

    /// <summary>A job did not pass and no row says why.</summary>
    public const string JobWithoutRow = "JOB_WITHOUT_ROW";

    /// <summary>The jobs table is not in its order.</summary>
    public const string JobOutOfOrder = "JOB_OUT_OF_ORDER";

    /// <summary>A broken row has no line below the footer.</summary>
    public const string BrokenRowWithoutNote = "BROKEN_ROW_WITHOUT_NOTE";

    /// <summary>A line about a broken job or step has no row.</summary>
    public const string BrokenNoteWithoutRow = "BROKEN_NOTE_WITHOUT_ROW";

    /// <summary>A push-age line's days are not those from its start to the report.</summary>
    public const string PushAgeDays = "PUSH_AGE_DAYS";

    /// <summary>The push-age lines' kinds, flights or attempts contradict each other.</summary>
    public const string PushAgesDisagree = "PUSH_AGES_DISAGREE";

    /// <summary>There are push-age lines without one tree on both sides, or none with it.</summary>
    public const string PushAgesAgainstVersions = "PUSH_AGES_AGAINST_VERSIONS";

    /// <summary>git moved a reference to another revision than the targeted one.</summary>
    public const string PushedOtherRevision = "PUSHED_OTHER_REVISION";

    /// <summary>git moved a reference from another revision than the baseline.</summary>
    public const string PushedFromOtherRevision = "PUSHED_FROM_OTHER_REVISION";

    /// <summary>The push block does not fit to the versions of both sides.</summary>
    public const string PushAgainstVersions = "PUSH_AGAINST_VERSIONS";

    /// <summary>The newest commit of the log is not the targeted revision.</summary>
    public const string LogOfOtherRevision = "LOG_OF_OTHER_REVISION";

    /// <summary>The baseline's revision stands in the log of what came after it.</summary>
    public const string BaselineInLog = "BASELINE_IN_LOG";

    /// <summary>A commit stands in the log twice.</summary>
    public const string CommitTwice = "COMMIT_TWICE";

    /// <summary>Somebody listed stands nowhere in the log.</summary>
    public const string PersonNotInLog = "PERSON_NOT_IN_LOG";

    /// <summary>Somebody who wrote or signed a commit of the log is not listed.</summary>
    public const string PersonNotListed = "PERSON_NOT_LISTED";

    /// <summary>The people are counted as too many to list, and their log is short.</summary>
    public const string PeopleAgainstLog = "PEOPLE_AGAINST_LOG";

    /// <summary>The body is not the one that was signed.</summary>
    public const string BodyHashMismatch = "BODY_HASH_MISMATCH";
}
