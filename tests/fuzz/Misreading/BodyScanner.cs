using System.Globalization;
using System.Text.RegularExpressions;

namespace Flights.Fuzz.Tests.Misreading;

/// <summary>Finds the fields of a report's text, by patterns of its own: it shares nothing with the parser.</summary>
internal sealed class BodyScanner
{
    private static readonly string[] Verdicts =
        ["Perfect :-)", "Failures :-/ but no regressions.", "Regressions :-(", "Failures and problems with tests :-("];

    private static readonly string[] Headings =
    [
        "Tests which did not succeed and are blocking,", "Tests which are failing intermittently (not blocking):",
        "Regressions which are regarded as allowable (not blocking):", "Tests which did not succeed, but are not blocking:",
    ];

    private static readonly string[] Summaries =
        ["REGR. vs. 100001", "like 100001", "never pass", "pass in 100001", "blocked in 100001", "baseline untested", "n/a"];

    private static readonly string[] Blessings = ["real", "running", "adhoc", "play", "preparing", "real-retest", "real-bisect"];

    private static readonly string[] Pushes = ["Not pushing.", "Push not applicable.", "Published tested tree is already up to date."];

    private readonly OtherValues _values;
    private readonly string _mail;
    private readonly List<FieldToken> _tokens = [];
    private readonly HashSet<string> _jobsOfRows;
    private readonly bool _hasLog;
    private readonly bool _isAdhoc;
    private readonly bool _hasHeaders;
    private readonly bool _hasHeisenbugs;
    private string _part = "head";
    private string _heading = "";
    private int _commits;

    private BodyScanner(string mail, int bodyStart, OtherValues values)
    {
        (_mail, _values) = (mail, values);
        var (headers, body) = (mail[..bodyStart], mail[bodyStart..]);
        _isAdhoc = Regex.IsMatch(headers, @"^Subject:.*\[adhoc test\]", RegexOptions.Multiline);
        _hasHeaders = headers.Contains("X-Osstest-", StringComparison.OrdinalIgnoreCase);
        _hasHeisenbugs = Regex.IsMatch(body, @"^ .* pass in \d+", RegexOptions.Multiline);
        _hasLog = Regex.IsMatch(body, @"^commit [0-9a-f]{40}", RegexOptions.Multiline);
        _jobsOfRows = [.. RowPattern.Matches(body).Where(row => !row.Groups["in"].Success).Select(row => row.Groups["job"].Value)];
    }

    private static Regex RowPattern { get; } = new(
        @"^ (?<job>\S+) +(?:(?<step>\d+) +)?(?<test><[^>\n]+>|\S+) +(?<status>[a-z]+)(?: +in +(?<in>\d+)\S*)?"
        + @"(?: +(?<summary>(?:REGR\. vs\.|like|pass in|blocked in|failed in|broken in|starved in) +(?<flight>\d+)\S*"
        + @"|never pass|baseline untested|n/a))? *$",
        RegexOptions.Multiline);

    /// <summary>The fields' values, in no order.</summary>
    /// <param name="mail">The mail.</param>
    /// <param name="bodyStart">Where its text begins.</param>
    /// <param name="values">Other values.</param>
    public static IReadOnlyList<FieldToken> Scan(string mail, int bodyStart, OtherValues values)
    {
        var scanner = new BodyScanner(mail, bodyStart, values);
        foreach (Match line in Regex.Matches(mail[bodyStart..], @"^[^\n]*\n", RegexOptions.Multiline))
        {
            scanner.ScanLine(line.Value, bodyStart + line.Index);
        }

        return scanner._tokens;
    }

    private void ScanLine(string line, int start)
    {
        if (PartOf(line) is { } part)
        {
            _part = part;
        }

        switch (_part)
        {
            case "head":
                ScanHead(line, start);
                break;
            case "rows":
                ScanRow(line, start);
                break;
            case "versions":
                ScanVersion(line, start);
                break;
            case "ages":
                ScanAge(line, start);
                break;
            case "people":
                ScanPerson(line, start);
                break;
            case "jobs":
                ScanJob(line, start);
                break;
            case "footer":
                ScanFooter(line, start);
                break;
            case "log":
                ScanCommit(line, start);
                break;
        }
    }

    // A part goes on until another begins; only the log, below the footer, may hold anything.
    private string? PartOf(string line) => (_part, line.TrimEnd('\n', ' ')) switch
    {
        ("log", _) => null,
        ("footer", var rule) when rule.Length == 60 && rule.All(c => c == '-') => "log",
        ("footer", _) => null,
        (_, var heading) when Headings.Contains(heading) || heading is "Tests which did not succeed," => "rows",
        (_, "version targeted for testing:" or "baseline version:") => "versions",
        (_, var age) when Regex.IsMatch(age, @"^(Last test of basis|Failing since|Testing same since) ") => "ages",
        (_, "People who touched revisions under test:") => "people",
        (_, var count) when count.EndsWith("people touched revisions under test,", StringComparison.Ordinal) => "people",
        (_, "jobs:") => "jobs",
        (_, var host) when host.StartsWith("sg-report-flight on ", StringComparison.Ordinal) => "footer",
        _ => null,
    };

    private void ScanHead(string line, int start)
    {
        var flight = Regex.Match(line, @"^flight (\d+) (\S+) (\S+)(?: \[(\S+)\])?\n");
        var isFirst = !_tokens.Exists(token => token.Field == ReportFields.FlightNumber);
        if (flight.Success && isFirst)
        {
            Add(ReportFields.FlightNumber, start, flight.Groups[1], _values.Digits);
            Add(_isAdhoc ? ReportFields.AdhocBranch : ReportFields.FlightBranch, start, flight.Groups[2], _values.Word);
            Add(ReportFields.FlightBlessing, start, flight.Groups[3], text => _values.OneOf(Blessings, text));
            Add(ReportFields.FlightIntended, start, flight.Groups[4], text => _values.OneOf(Blessings, text));
        }

        var logs = Regex.Match(line, @"^(https?://\S*/)(\d+)/?\n");
        Add(ReportFields.LogsAddress, start, logs.Groups[1], _values.Word);
        Add(ReportFields.LogsFlight, start, logs.Groups[2], _values.Digits);
        var text = line.TrimEnd('\n', ' ');
        if (Verdicts.Contains(text))
        {
            AddText(ReportFields.Verdict, start, text.Length, _values.OneOf(Verdicts, text));
        }

        if (text.StartsWith("All tests in this flight passed", StringComparison.Ordinal))
        {
            AddText(ReportFields.Remark, start, line.Length, [""]);
        }
    }

    private void ScanRow(string line, int start)
    {
        var heading = line.TrimEnd('\n', ' ');
        if (Headings.Contains(heading))
        {
            _heading = heading;
            AddText(ReportFields.SectionHeading, start, heading.Length, _values.OneOf(Headings, heading));
        }

        var row = RowPattern.Match(line);
        if (!row.Success)
        {
            ScanHead(line, start);
            return;
        }

        Add(ReportFields.RowJob, start, row.Groups["job"], _values.Word);
        Add(ReportFields.RowStep, start, row.Groups["step"], _values.Digits);
        Add(ReportFields.RowTest, start, row.Groups["test"], _values.Word);
        Add(ReportFields.RowStatus, start, row.Groups["status"], _values.Status);
        Add(ReportFields.RowSeenIn, start, row.Groups["in"], _values.Digits);
        Add(ReportFields.RowSummary, start, row.Groups["summary"], text => _values.OneOf(Summaries, text));
        Add(ReportFields.RowSummaryFlight, start, row.Groups["flight"], _values.Digits);
        AddText(ReportFields.RowGone, start, line.Length, [""]);
        AddText(ReportFields.RowDoubled, start, line.Length, [line + line]);
        var moved = _values.OneOf(Headings, _heading).Select(other => $"\n{other}\n{line}").Take(1);
        AddText(ReportFields.RowMoved, start, line.Length, [.. moved]);
    }

    private void ScanVersion(string line, int start)
    {
        var version = Regex.Match(line, @"^ (\S+) +(\S+) *\n");
        Add(ReportFields.VersionTree, start, version.Groups[1], _values.Word);
        var isFlight = version.Groups[1].Value == "flight";
        Add(ReportFields.VersionRevision, start, version.Groups[2], isFlight ? _values.Digits : _values.Revision);
        if (version.Success)
        {
            AddText(ReportFields.VersionGone, start, line.Length, [""]);
        }
    }

    private void ScanAge(string line, int start)
    {
        var age = Regex.Match(line, @"^\D+ +(\d+) +(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d) Z +(\d+) days(?: +(\d+) attempts)?");
        Add(ReportFields.AgeFlight, start, age.Groups[1], _values.Digits);
        var isOneOff = (string text) => Math.Abs(DayOf(text) - DayOf(age.Groups[2].Value)) == 1;
        Add(ReportFields.AgeDate, start, age.Groups[2], text => [.. _values.Digits(text).Where(other => !isOneOff(other))]);
        Add(ReportFields.AgeDateByOne, start, age.Groups[2], text => [DayOff(text, 1), DayOff(text, -1)]);
        Add(ReportFields.AgeTime, start, age.Groups[3], _values.Digits);
        Add(ReportFields.AgeDays, start, age.Groups[4], text =>
            [.. _values.Digits(text).Where(other => Math.Abs(Count(other) - Count(text)) != 1)]);
        Add(ReportFields.AgeDaysByOne, start, age.Groups[4], text => [.. new[] { 1, -1 }.Select(off => Text(Math.Abs(Count(text) + off)))]);
        Add(ReportFields.AgeAttempts, start, age.Groups[5], _values.Digits);
        if (age.Success)
        {
            var isFailing = line.StartsWith("Failing since", StringComparison.Ordinal);
            AddText(isFailing ? ReportFields.FailingGone : ReportFields.AgeGone, start, line.Length, [""]);
        }
    }

    private void ScanPerson(string line, int start)
    {
        Add(ReportFields.PeopleCount, start, Regex.Match(line, @"^(\d+) people touched").Groups[1], _values.Digits);
        var person = _hasLog ? ReportFields.PersonWithLog : ReportFields.Person;
        Add(person, start, Regex.Match(line, @"^  (\S[^\n]*)\n").Groups[1], _values.Word);
    }

    private void ScanJob(string line, int start)
    {
        var job = Regex.Match(line, @"^ (\S+) +(\S+) *\n");
        if (!job.Success)
        {
            return;
        }

        var hasRow = _jobsOfRows.Contains(job.Groups[1].Value);
        Add(hasRow ? ReportFields.JobWithRow : ReportFields.Job, start, job.Groups[1], _values.Word);
        Add(hasRow ? ReportFields.JobWithRowStatus : ReportFields.JobStatus, start, job.Groups[2], _values.Status);
        AddText(hasRow ? ReportFields.JobWithRowGone : ReportFields.JobGone, start, line.Length, [""]);
    }

    private void ScanFooter(string line, int start)
    {
        Add(ReportFields.Host, start, Regex.Match(line, @"^sg-report-flight on (\S+)").Groups[1], _values.Word);
        Add(ReportFields.FooterPath, start, Regex.Match(line, @"^\w+: (/\S+)").Groups[1], _values.Word);
        Add(ReportFields.FooterAddress, start, Regex.Match(line, @"^ {4}(https?://\S+)").Groups[1], _values.Word);
        var note = Regex.Match(line, @"^broken-(?:job|step) (\S+) ([^\n]+)\n");
        var broken = _hasHeisenbugs ? ReportFields.HeisenbugNote : ReportFields.BrokenNote;
        Add(broken, start, note.Groups[1], _values.Word);
        Add(broken, start, note.Groups[2], _values.Word);
        if (Pushes.Contains(line.TrimEnd('\n', ' ')))
        {
            AddText(ReportFields.PushOutcome, start, line.TrimEnd('\n', ' ').Length, _values.OneOf(Pushes, line.TrimEnd('\n', ' ')));
        }

        Add(ReportFields.PushRevision, start, Regex.Match(line, @"^Pushing revision (\S+) ?:").Groups[1], _values.Revision);
        Add(ReportFields.PushRemote, start, Regex.Match(line, @"^To (\S+)").Groups[1], _values.Word);
        var update = Regex.Match(line, @"^   ([0-9a-f]+)\.\.([0-9a-f]+) +\S+ -> (\S+)");
        Add(ReportFields.PushOld, start, update.Groups[1], _values.Revision);
        Add(ReportFields.PushNew, start, update.Groups[2], _values.Revision);
        Add(ReportFields.PushReference, start, update.Groups[3], _values.Word);
        Add(ReportFields.OmittedLines, start, Regex.Match(line, @"would be (\d+) lines").Groups[1], _values.Digits);
    }

    private void ScanCommit(string line, int start)
    {
        var commit = Regex.Match(line, @"^commit ([0-9a-f]{40})");
        _commits += commit.Success ? 1 : 0;
        Add(_commits == 1 ? ReportFields.NewestCommit : ReportFields.Commit, start, commit.Groups[1], _values.Revision);
        Add(ReportFields.CommitAuthor, start, Regex.Match(line, @"^Author: (\S[^\n]*)\n").Groups[1], _values.Word);
        Add(ReportFields.CommitDate, start, Regex.Match(line, @"^Date: +(\S[^\n]*)\n").Groups[1], _values.Digits);
        Add(ReportFields.CommitText, start, Regex.Match(line, @"^ {4}(\S[^\n:]*)\n").Groups[1], _values.Word);
    }

    private void Add(ReportField field, int start, Group group, Func<string, IReadOnlyList<string>> others)
    {
        if (group.Success && group.Length > 0)
        {
            AddText(field, start + group.Index, group.Length, others(_mail.Substring(start + group.Index, group.Length)));
        }
    }

    private void AddText(ReportField field, int start, int length, IReadOnlyList<string> others) =>
        _tokens.Add(new FieldToken(_hasHeaders ? field : ReportFields.WithoutHeaders(field), start, length, others));

    private static int DayOf(string date) =>
        DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.DayNumber : 0;

    private static string DayOff(string date, int days) =>
        DateOnly.FromDayNumber(DayOf(date) + days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static int Count(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);
}
