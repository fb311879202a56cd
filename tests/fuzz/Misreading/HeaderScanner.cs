using System.Text.RegularExpressions;

namespace Flights.Fuzz.Tests.Misreading;

/// <summary>Finds the fields of a mail's headers, folded or not, by patterns of its own: it shares nothing with the parser.</summary>
internal sealed class HeaderScanner(OtherValues values)
{
    private static readonly string[] Outcomes =
    [
        "all pass", "tolerable all pass", "FAIL", "tolerable FAIL", "regressions - FAIL", "tolerable ALL FAIL", "regressions - ALL FAIL",
        "trouble: broken/pass", "regressions - trouble: blocked/fail/pass",
    ];

    private static readonly string[] Classes = ["regression", "heisenbug", "allowable", "nonblocking", "fail"];

    private readonly List<FieldToken> _tokens = [];

    /// <summary>The fields' values, in no order.</summary>
    public static IReadOnlyList<FieldToken> Scan(string headers, OtherValues values)
    {
        var scanner = new HeaderScanner(values);
        foreach (Match header in Regex.Matches(headers, @"^([^\s:]+):((?:[^\n]|\n[ \t])*)\n", RegexOptions.Multiline))
        {
            scanner.ScanHeader(header.Groups[1].Value, header.Groups[2]);
        }

        return scanner._tokens;
    }

    private void ScanHeader(string name, Group value)
    {
        switch (name.ToUpperInvariant())
        {
            case "SUBJECT":
                ScanSubject(value);
                break;
            case "MESSAGE-ID":
                Add(ReportFields.MessageFlight, value, Regex.Match(value.Value, @"osstest-(\d+)-").Groups[1], values.Digits);
                break;
            case "DATE":
                Add(ReportFields.MailDate, value, Regex.Match(value.Value, @"\d{1,2} \w{3} \d{4} \d\d:\d\d"), values.Digits);
                break;
            case "X-OSSTEST-FAILURES":
                ScanFailures(value);
                break;
            case "X-OSSTEST-VERSIONS-THIS" or "X-OSSTEST-VERSIONS-THAT":
                ScanVersions(value);
                break;
        }
    }

    private void ScanSubject(Group value)
    {
        const string Pattern = @"\[(?:(\S+)\s+(?:baseline\s+|baseline-only\s+)?test|adhoc\s+test)\]\s+(\d+):\s+(.*?)(\s+-\s+PUSHED)?\s*$";
        var subject = Regex.Match(value.Value, Pattern, RegexOptions.Singleline);
        Add(ReportFields.SubjectBranch, value, subject.Groups[1], values.Word);
        Add(ReportFields.SubjectFlight, value, subject.Groups[2], values.Digits);
        Add(ReportFields.SubjectOutcome, value, subject.Groups[3], text => values.OneOf(Outcomes, Regex.Replace(text, @"\s+", " ")));
        Add(ReportFields.SubjectPushed, value, subject.Groups[4], _ => [""]);
    }

    // A test id in angle brackets may hold a blank, where the header may be folded.
    private void ScanFailures(Group value)
    {
        foreach (Match entry in Regex.Matches(value.Value, @"([^\s:]+):([^\s:]+):(<[^>]*>|[^:\s]+):([^\s:]+):(\w+)"))
        {
            Add(ReportFields.HeaderBranch, value, entry.Groups[1], values.Word);
            Add(ReportFields.HeaderJob, value, entry.Groups[2], values.Word);
            Add(ReportFields.HeaderTest, value, entry.Groups[3], values.Word);
            Add(ReportFields.HeaderStatus, value, entry.Groups[4], values.Status);
            Add(ReportFields.HeaderClass, value, entry.Groups[5], text => values.OneOf(Classes, text));
            Add(ReportFields.HeaderEntry, value, entry.Groups[0], _ => [""]);
        }
    }

    private void ScanVersions(Group value)
    {
        foreach (Match entry in Regex.Matches(value.Value, @"([^\s=]+)=(\S+)"))
        {
            Add(ReportFields.HeaderTree, value, entry.Groups[1], values.Word);
            Add(
                ReportFields.HeaderRevision, value, entry.Groups[2],
                entry.Groups[1].Value == "flight" ? values.Digits : values.Revision);
        }
    }

    private void Add(ReportField field, Group value, Group group, Func<string, IReadOnlyList<string>> others)
    {
        if (group.Success && group.Length > 0)
        {
            _tokens.Add(new FieldToken(field, value.Index + group.Index, group.Length, others(group.Value)));
        }
    }
}
