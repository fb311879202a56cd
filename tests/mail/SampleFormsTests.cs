using System.Globalization;
using Flights.Domain.Flights;
using Flights.Domain.Reports;
using Flights.Domain.Reports.Writing;

namespace Flights.Mail.Tests;

/// <summary>Every form that reports come in, each with a sample that shows it: the words of the file or of its decoded text that are the form, and what
/// is read from them.</summary>
public sealed class SampleFormsTests
{
    public static TheoryData<string, string, string, Func<Flight, string>, string> Envelopes => new()
    {
        { "plain 8-bit UTF-8",               "001", "Transfer-Encoding: 8bit",        Counts,      "8 rows, 11 jobs" },
        { "base64",                          "014", "Transfer-Encoding: base64",      Counts,      "0 rows, 7 jobs" },
        { "quoted-printable in a multipart", "013", "Transfer-Encoding: quoted-pri",  Counts,      "6 rows, 9 jobs" },
        { "UTF-8 without a MIME header",     "008", "Zoë",                            Person("Zoë"), "Zoë Lindqvist <zoe.lindqvist@example.org>" },
        { "no header at all",                "018", "flight 201048 xen-unstable",     f => $"{f.ReportTime}|{f.Report.Subject}|{f.Number}", "||201048" },
        { "page of an archive: navigation",  "029", "[Date Prev][Date Next]",         f => $"{f.Report.PageHead.Count} lines", "6 lines" },
        { "page of an archive: wrapped row", "029", "fail REGR. \nvs. 201001",        Row("guest-saverestore.2"), "Blocking: fail REGR. vs. 201001" },
        { "page of an archive: masked address", "029", "<mei@xxxxxxxxxxx>",           Person("Mei"), "Mei Tanaka <mei@xxxxxxxxxxx>" },
        { "footer of a list below the text", "012", "___\nTest-reports mailing",      FooterOfList, "4 lines, Test-reports mailing list" },
        { "footer of a list inside base64",  "028", "___\nTest-reports mailing",      FooterOfList, "4 lines, Test-reports mailing list" },
        { "tag of a list on the subject",    "014", "[Xen-devel] [ovmf test]",        f => f.Report.SubjectPrefix, "[Xen-devel] " },
        { "Re: on the subject",              "027", "Subject: Re: [ovmf",             f => f.Report.SubjectPrefix, "Re: " },
        { "folded subject",                  "006", "trouble:\n blocked/broken",      f => f.Report.Headline, "trouble: blocked/broken/pass" },
        { "headers in blocks",               "001", "X-Osstest-Failures:\n    xen",   f => $"{f.Report.HeaderFold}", "Block" },
        { "headers of 2020",                 "006", "X-Osstest-Failures: ovmf:",      f => $"{f.Report.HeaderFold}", "Inline" },
        { "fold inside <job status>",        "006", "<job\n status>",                 f => $"{f.Report.HeaderFold}", "Inline" },
        { "fold inside <none executed>",     "028", "<none\n executed>",              f => $"{f.Report.HeaderFold}", "Inline" },
    };

    public static TheoryData<string, string, string, Func<Flight, string>, string> Subjects => new()
    {
        { "test",                    "001", "[xen-unstable test]",         Run, "Main: tolerable FAIL - PUSHED" },
        { "baseline test",           "017", "[ovmf baseline test]",        Run, "Baseline: all pass" },
        { "baseline-only test",      "027", "[ovmf baseline-only test]",   Run, "BaselineOnly: tolerable ALL FAIL" },
        { "adhoc test",              "026", "[adhoc test]",                Run, "Adhoc: tolerable truncated" },
        { "all pass",                "003", ": all pass - PUSHED",         Run, "Main: all pass - PUSHED" },
        { "tolerable all pass",      "023", ": tolerable all pass",        Run, "Main: tolerable all pass - PUSHED" },
        { "tolerable FAIL",          "022", ": tolerable FAIL",            Run, "Main: tolerable FAIL - PUSHED" },
        { "regressions - FAIL",      "004", ": regressions - FAIL",        Run, "Main: regressions - FAIL" },
        { "regressions, pushed",     "010", ": regressions - FAIL - PUSHED", Run, "Main: regressions - FAIL - PUSHED" },
        { "tolerable ALL FAIL",      "027", ": tolerable ALL FAIL",        Run, "BaselineOnly: tolerable ALL FAIL" },
        { "truncated",               "026", ": tolerable truncated",       Run, "Adhoc: tolerable truncated" },
        { "trouble",                 "011", ": trouble: pass/prep",        Run, "Main: trouble: pass/preparing/queued/running" },
        { "regressions - trouble",   "002", "regressions - trouble: ",     Run, "Main: regressions - trouble: blocked/fail/pass/starved" },
        { "tolerable trouble",       "007", "tolerable trouble: ",         Run, "Main: tolerable trouble: fail/pass/starved - PUSHED" },
    };

    public static TheoryData<string, string, string, Func<Flight, string>, string> Heads => new()
    {
        { "one flight",               "001", "flight 201001 xen-unstable real [real]",         Head, "201001 real [real]" },
        { "two flights, two addresses", "005", "flight 201013 xen-unstable real-retest [real]", Head, "201012 real [real], 201013 real-retest [real], 2 addresses" },
        { "flight that runs",         "011", "flight 201030 ovmf running [real]",              Head, "201030 running [real]" },
        { "run by hand",              "026", "flight 201060 linux-linus play [play]",          Head, "201060 play [play]" },
        { "preamble of a baseline run", "017", "rather than a new candidate",                  f => $"{f.Report.Preamble.Count > 0}", "True" },
        { "preamble of a run by hand", "026", "[adhoc play] <testing.git main not a tty>",     f => f.Report.Preamble[0], "[adhoc play] <testing.git main not a tty>" },
        { "perfect",                  "003", "Perfect :-)",                                    f => $"{f.Report.Verdict} {f.Report.PassedRemark}", "Perfect AsRequired" },
        { "tolerable",                "001", "Failures :-/ but no regressions.",               f => $"{f.Report.Verdict}", "Tolerable" },
        { "regressions",              "004", "Regressions :-(",                                f => $"{f.Report.Verdict}", "Regressions" },
        { "problems",                 "006", "Failures and problems with tests :-(",           f => $"{f.Report.Verdict}", "Problems" },
        { "remark right above the versions", "003", "passed as required\nversion targeted",    f => $"{f.Report.PassedRemark}", "AsRequired" },
        { "blank line above the versions", "023", "\n\nversion targeted",                      f => $"{f.Report.PassedRemark}", "" },
    };

    public static TheoryData<string, string, string, Func<Flight, string>, string> Rows => new()
    {
        { "REGR. vs.",                "004", "fail REGR. vs. 201001",      Row("xen-build"), "Blocking: fail REGR. vs. 201001" },
        { "REGR. vs. that is excused", "010", "guest-start/debian.repeat fail REGR. vs.", Row("guest-start/debian.repeat"), "Allowable: fail REGR. vs. 201001" },
        { "like, not blocking",       "012", "guest-saverestore.2 fail like 201027", Row("guest-saverestore.2"), "NonBlocking: fail like 201027" },
        { "like one of two runs",     "021", "guest-localmigrate/x10       fail  like 201036", Row("guest-localmigrate/x10"), "NonBlocking: fail like 201036" },
        { "jobs behind a failed build", "015", "build-check(1)               blocked", f => $"{f.Failures.Count(row => row.Status.Word == "blocked")} rows", "2 rows" },
        { "never pass",               "001", "fail   never pass",          Row("migrate-support-check"), "NonBlocking: fail never pass" },
        { "pass in a retest",         "007", "pass in 201019-retest",      Row("guest-start"), "Intermittent: fail pass in 201019-retest" },
        { "pass in an earlier flight", "016", "pass in 201036",            Row(row => row.Summary.Kind == SummaryKind.PassIn && row.SeenIn is null), "Intermittent: fail pass in 201036" },
        { "seen in another flight",   "016", "fail in 201036 pass in 201043", Row("guest-localmigrate/x10"), "Intermittent: fail in 201036 pass in 201043" },
        { "seen in a retest",         "007", "fail in 201019 never pass",  Row(row => row.SeenIn is not null), "NonBlocking: fail in 201019 never pass" },
        { "blocked in",               "006", "broken blocked in 201006",   Row(row => row.Summary.Kind == SummaryKind.BlockedIn), "NonBlocking: broken blocked in 201006" },
        { "failed in",                "028", "broken failed in 200985",    Row("host-install(5)"), "NonBlocking: broken failed in 200985" },
        { "broken in",                "028", "fail broken in 200985",      Row("capture-logs/dst_host(9)"), "NonBlocking: fail broken in 200985" },
        { "n/a of a blocked job",     "004", "blocked  n/a",               Row("build-check(1)"), "NonBlocking: blocked n/a" },
        { "starved, no host",         "002", "starved  n/a",               Row("hosts-allocate"), "NonBlocking: starved n/a" },
        { "starved, no build",        "002", "build-check(1)               starved", Row(row => row.Step.TestId == "build-check(1)" && row.Status.Word == "starved"), "NonBlocking: starved n/a" },
        { "starved in another flight", "016", "starved in 201036",         Row(row => row.Status.Word == "starved"), "NonBlocking: starved in 201036 n/a" },
        { "<job status>",             "006", "<job status>                 broken", Row("<job status>"), "Blocking: broken" },
        { "<job status> in a retest", "028", "<job status>                 broken  in 201063", Row(row => row.SeenIn is not null), "Blocking: broken in 201063" },
        { "<none executed>",          "011", "<none executed>              queued", Row("<none executed>"), "Blocking: queued" },
        { "running step",             "011", "xen-build                    running", Row("xen-build"), "Blocking: running" },
        { "row of 79 columns and more", "009", " test-amd64-amd64-xl-qemuu-ovmf-amd64 12 debian-hvm-install fail REGR. vs. 201017", Row("debian-hvm-install"), "Blocking: fail REGR. vs. 201017" },
        { "test id with slashes",     "027", "debian-hvm-install/l1/l2",   Row("debian-hvm-install/l1/l2"), "NonBlocking: fail never pass" },
        { "test id with a host",      "028", "capture-logs/dst_host(9)",   f => $"{Find(f, row => row.StepNumber == 9).Step}", "test-amd64-amd64-xl-qemuu-debianhvm-amd64-xsm capture-logs/dst_host(9)" },
        { "one job in two sections",  "006", "build-i386 ",                f => $"{f.Failures.Count(row => row.Step.Job == "build-i386")} rows of build-i386", "3 rows of build-i386" },
    };

    public static TheoryData<string, string, string, Func<Flight, string>, string> Versions => new()
    {
        { "tree and revision",      "001", " xen                  ",       f => f.Targeted.Trees[0].Tree, "xen" },
        { "flight as baseline",     "019", " flight               201010", f => $"{f.Baseline.Flight}", "201010" },
        { "no targets",             "019", "baseline version:",            f => $"{f.Targeted.IsNone}", "True" },
        { "two ages",               "003", "Last test of basis",           Ages, "Basis 200990 2 days, TestingSince 201006 0 days 1" },
        { "three ages",             "005", "Failing since",                Ages, "Basis 201001 1 days, FailingSince 201009 1 days 2, TestingSince 201012 0 days 1" },
        { "age of nothing",         "011", "(not found)         0 attempts", Ages, "Basis 201017 2 days, FailingSince 201024 0 days 1, TestingSince nothing 0" },
    };

    public static TheoryData<string, string, string, Func<Flight, string>, string> PeopleAndJobs => new()
    {
        { "list of people",         "001", "People who touched revisions", f => $"{f.Report.People.Count > 1}", "True" },
        { "name with a comma",      "003", "Okafor, Ada <",                Person("Okafor"), "Okafor, Ada <ada.okafor@example.org>" },
        { "name with quotes",       "018", "Una \"Pixel\" Byrne <",        Person("Una"), "Una \"Pixel\" Byrne <una.byrne@example.org>" },
        { "name with brackets, and words behind the address", "027", "[Tomáš] Havel <", Person("[Tomáš]"), "[Tomáš] Havel <tomas.havel@example.org> (late)" },
        { "one person in two spellings", "013", "rajan pillai <",          f => $"{f.Report.People.Count(each => each.Name.Contains("pillai", StringComparison.OrdinalIgnoreCase))}", "2" },
        { "counted people",         "007", "1204 people touched revisions", f => $"{f.Report.PeopleCount} {f.Report.People.Count}", "1204 0" },
        { "nobody",                 "017", "Published tested tree",        f => $"{f.Report.PeopleListed} {f.Report.People.Count}", "False 0" },
        { "status that overflows its column", "026", "truncated\n",        f => $"{f.Jobs[0].Status}", "truncated" },
        { "job between two states", "011", "preparing",                    f => $"{f.Jobs.Count(job => job.Status.Word == "preparing")} preparing", "1 preparing" },
        { "jobs that are hosts",    "019", " examine-larch0",              f => string.Join(' ', f.Jobs.Select(job => job.Host)), "alder0 alder1 birch1 cedar0 larch0 rowan0 rowan1" },
    };

    public static TheoryData<string, string, string, Func<Flight, string>, string> BelowTheFooter => new()
    {
        { "broken-job, broken-step", "006", "broken-job ",                 f => string.Join(' ', f.Report.BrokenNotes.Select(note => note.TestId.Length > 0 ? "step" : "job")), "job job step step step step" },
        { "broken-job of a queued job", "028", "broken-job test-armhf-armhf-xl-rtds queued", f => $"{f.Report.BrokenNotes[^1].Job} {f.Report.BrokenNotes[^1].Status}", "test-armhf-armhf-xl-rtds queued" },
        { "pushed",                 "003", "   d428aa2f44..a61c1e540a  ",  Updates, "Pushed d428aa2f44..a61c1e540a xen-tested-master" },
        { "pushed, 12 digits and hints", "007", "hint: The 'hooks/update'", Updates, "Pushed 9b31dcb2ced4..29418633cb27 tested/linux-linus" },
        { "not pushed",             "004", "Not pushing.",                 Updates, "NotPushed" },
        { "push not applicable",    "019", "Push not applicable.",         Updates, "NotApplicable" },
        { "already up to date",     "017", "already up to date.",          Updates, "UpToDate" },
        { "no word of a push",      "026", "gitweb?p=osstest.git;a=summary\n\n\n", Updates, "" },
        { "log of commits",         "008", "commit ",                      f => $"{f.Report.Commits.Count} commits", "4 commits" },
        { "table in a message",     "008", "     build-armhf                   6 xen-build",        f => $"{f.Report.Commits.Count(each => each.Body.Contains("build-armhf", StringComparison.Ordinal))}", "1" },
        { "merge",                  "013", "Merge: 35eb640ed61a 99ee7a4f2424", f => string.Join(' ', f.Report.Commits.SelectMany(each => each.Parents)), "35eb640ed61a 99ee7a4f2424" },
        { "log of one commit",      "020", "commit ",                      f => $"{f.Report.Commits.Count} commit", "1 commit" },
        { "note below the log",     "005", "(qemu changes not included)",  f => f.Report.RevisionLog[^27..], "(qemu changes not included)" },
        { "omitted log, counted",   "002", "(No revision log; it would be", f => $"{f.Report.OmittedLogLines > 300}", "True" },
    };

    [Theory]
    [MemberData(nameof(Envelopes))]
    [MemberData(nameof(Subjects))]
    [MemberData(nameof(Heads))]
    [MemberData(nameof(Rows))]
    [MemberData(nameof(Versions))]
    [MemberData(nameof(PeopleAndJobs))]
    [MemberData(nameof(BelowTheFooter))]
    public void Sample_OfAForm_IsReadByIt(string form, string number, string words, Func<Flight, string> told, string expected)
    {
        var file = Samples.OfNumber(number);
        var received = Samples.Text(file);
        var flight = MailedReport.Parse(Samples.Bytes(file), ParseLimits.Default).Flight!;

        Assert.True((received + ReportWriter.Write(flight)).Contains(words, StringComparison.Ordinal), $"{form}: {file} does not show it.");
        Assert.True(expected == told(flight), $"{form} in {file}: {told(flight)}");
    }

    [Fact]
    public void Samples_EveryOneOfAFlight_ShowsAForm()
    {
        var shown = new[] { Envelopes, Subjects, Heads, Rows, Versions, PeopleAndJobs, BelowTheFooter }
            .SelectMany(table => table.Select(row => row.Data.Item2))
            .ToHashSet(StringComparer.Ordinal);

        Assert.Empty(Samples.Flights.Where(file => !shown.Contains(Path.GetFileName(file)[..3])));
    }

    private static string Counts(Flight flight) => $"{flight.Failures.Count} rows, {flight.Jobs.Count} jobs";

    private static string Run(Flight flight) =>
        $"{flight.RunKind}: {flight.Report.Headline}{(flight.Report.HeadlinePushed ? " - PUSHED" : "")}";

    private static string FooterOfList(Flight flight)
    {
        var lines = flight.Report.ListFooter.TrimEnd('\n').Split('\n');
        return $"{lines.Length} lines, {lines[1]}";
    }

    private static string Head(Flight flight)
    {
        var main = $"{flight.Number} {flight.Blessing} [{flight.IntendedBlessing}]";
        var retests = flight.Retests.Select(retest => $", {retest.Flight} {retest.Blessing} [{retest.IntendedBlessing}]");
        var addresses = flight.Report.LogsUris.Count == 1 ? "" : $", {flight.Report.LogsUris.Count} addresses";
        return main + string.Concat(retests) + addresses;
    }

    private static string Ages(Flight flight) => string.Join(", ", flight.PushAges.Select(age =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{age.Kind} {(age.Flight is { } flight ? $"{flight} {age.AgeDays} days" : "nothing")} {age.AttemptCount}").TrimEnd()));

    private static string Updates(Flight flight) => flight.Push is { } push
        ? string.Join(' ', push.RefUpdates.Select(update => $"{update.OldRevision}..{update.NewRevision} {update.Reference}").Prepend($"{push.Outcome}"))
        : "";

    private static Func<Flight, string> Person(string name) => flight =>
    {
        var person = flight.Report.People.First(each => each.Name.StartsWith(name, StringComparison.Ordinal));
        return $"{person.Name} <{person.Address}> {person.Remainder}".TrimEnd();
    };

    private static Func<Flight, string> Row(string test) => Row(row => row.Step.TestId == test);

    private static Func<Flight, string> Row(Func<StepFailure, bool> which) => flight =>
    {
        var row = Find(flight, which);
        var place = row.SeenIn is { } other ? $" in {other}" : "";
        return $"{row.Section}: {row.Status}{place} {row.Summary}".TrimEnd();
    };

    private static StepFailure Find(Flight flight, Func<StepFailure, bool> which) => flight.Failures.First(which);
}
