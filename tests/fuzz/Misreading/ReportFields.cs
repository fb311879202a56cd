namespace Flights.Fuzz.Tests.Misreading;

/// <summary>The fields of a mailed report, and where each stands a second time.</summary>
internal static class ReportFields
{
    /// <summary>The field as it is in a mail without <c>X-Osstest-*</c> headers, such as an ad-hoc run's.</summary>
    public static ReportField WithoutHeaders(ReportField field) => field.Second.StartsWith("X-Osstest", StringComparison.Ordinal)
        ? new ReportField($"{field.Name}, without X-Osstest headers")
        : field;

    public static readonly ReportField SubjectBranch = new("subject: branch", "flight line");
    public static readonly ReportField SubjectFlight = new("subject: flight", "flight line");
    public static readonly ReportField SubjectOutcome = new("subject: outcome", "verdict and jobs");
    public static readonly ReportField SubjectPushed = new("subject: PUSHED", "push block");
    public static readonly ReportField MessageFlight = new("Message-ID: flight", "flight line");
    public static readonly ReportField MailDate = new("Date");
    public static readonly ReportField HeaderBranch = new("X-Osstest-Failures: branch", "flight line");
    public static readonly ReportField HeaderJob = new("X-Osstest-Failures: job", "row");
    public static readonly ReportField HeaderTest = new("X-Osstest-Failures: testid", "row");
    public static readonly ReportField HeaderStatus = new("X-Osstest-Failures: status", "row");
    public static readonly ReportField HeaderClass = new("X-Osstest-Failures: class", "row's section");
    public static readonly ReportField HeaderEntry = new("X-Osstest-Failures: entry left out", "row");
    public static readonly ReportField HeaderTree = new("X-Osstest-Versions: tree", "versions");
    public static readonly ReportField HeaderRevision = new("X-Osstest-Versions: revision", "versions");
    public static readonly ReportField FlightNumber = new("flight line: number", "subject");
    public static readonly ReportField FlightBranch = new("flight line: branch", "subject");
    public static readonly ReportField AdhocBranch = new("flight line: branch, of an ad-hoc run");
    public static readonly ReportField FlightBlessing = new("flight line: blessing");
    public static readonly ReportField FlightIntended = new("flight line: intended blessing");
    public static readonly ReportField LogsFlight = new("address of the logs: flight", "flight line");
    public static readonly ReportField LogsAddress = new("address of the logs: place", "footer");
    public static readonly ReportField Verdict = new("verdict", "subject and sections");
    public static readonly ReportField Remark = new("remark that all passed", "sections");
    public static readonly ReportField SectionHeading = new("section: heading", "X-Osstest-Failures");
    public static readonly ReportField RowJob = new("row: job", "X-Osstest-Failures");
    public static readonly ReportField RowStep = new("row: step number");
    public static readonly ReportField RowTest = new("row: testid", "X-Osstest-Failures");
    public static readonly ReportField RowStatus = new("row: status", "X-Osstest-Failures");
    public static readonly ReportField RowSeenIn = new("row: flight it was seen in");
    public static readonly ReportField RowSummary = new("row: summary");
    public static readonly ReportField RowSummaryFlight = new("row: flight of the summary");
    public static readonly ReportField RowGone = new("row left out", "X-Osstest-Failures");
    public static readonly ReportField RowMoved = new("row in another section", "X-Osstest-Failures");
    public static readonly ReportField RowDoubled = new("row twice", "X-Osstest-Failures");
    public static readonly ReportField VersionTree = new("version: tree", "X-Osstest-Versions");
    public static readonly ReportField VersionRevision = new("version: revision", "X-Osstest-Versions");
    public static readonly ReportField VersionGone = new("version left out", "X-Osstest-Versions");
    public static readonly ReportField AgeFlight = new("push-age: flight");
    public static readonly ReportField AgeDate = new("push-age: date", "its days and Date");
    public static readonly ReportField AgeDateByOne = new("push-age: date, one day off");
    public static readonly ReportField AgeTime = new("push-age: time of day");
    public static readonly ReportField AgeDays = new("push-age: days", "its date and Date");
    public static readonly ReportField AgeDaysByOne = new("push-age: days, one off");
    public static readonly ReportField AgeAttempts = new("push-age: attempts");
    public static readonly ReportField AgeGone = new("push-age left out", "the other ones, versions");
    public static readonly ReportField FailingGone = new("push-age 'Failing since' left out");
    public static readonly ReportField PersonWithLog = new("person, with a revision log", "revision log");
    public static readonly ReportField Person = new("person, without a log");
    public static readonly ReportField PeopleCount = new("number of people");
    public static readonly ReportField JobWithRow = new("job of a row: name", "row");
    public static readonly ReportField JobWithRowStatus = new("job of a row: status");
    public static readonly ReportField JobWithRowGone = new("job of a row left out", "row");
    public static readonly ReportField Job = new("job without a row: name");
    public static readonly ReportField JobStatus = new("job without a row: status", "no row");
    public static readonly ReportField JobGone = new("job without a row left out");
    public static readonly ReportField Host = new("host that reports");
    public static readonly ReportField FooterPath = new("path of the logs");
    public static readonly ReportField FooterAddress = new("address in the footer");
    public static readonly ReportField BrokenNote = new("broken-job, broken-step", "row");
    public static readonly ReportField HeisenbugNote = new("broken-job, broken-step, beside rows of other flights");
    public static readonly ReportField PushOutcome = new("push block: what was done");
    public static readonly ReportField PushRevision = new("push block: revision", "version");
    public static readonly ReportField PushRemote = new("push block: remote");
    public static readonly ReportField PushOld = new("push block: old revision", "baseline version");
    public static readonly ReportField PushNew = new("push block: new revision", "version");
    public static readonly ReportField PushReference = new("push block: reference");
    public static readonly ReportField OmittedLines = new("revision log: lines left out");
    public static readonly ReportField NewestCommit = new("commit: hash of the newest", "version");
    public static readonly ReportField Commit = new("commit: hash of others");
    public static readonly ReportField CommitAuthor = new("commit: author", "people");
    public static readonly ReportField CommitDate = new("commit: date");
    public static readonly ReportField CommitText = new("commit: text");
}
