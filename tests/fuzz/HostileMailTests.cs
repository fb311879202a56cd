using System.Text;
using Flights.Domain.Reports;
using Flights.Fuzz.Tests.Checks;
using Flights.Mail;

namespace Flights.Fuzz.Tests;

/// <summary>Mails as large as the limit that are made to cost time or memory: the bytes repeat what is dear to read.</summary>
public sealed class HostileMailTests
{
    private const string Report = "flight 1 a real [real]\n\njobs:\n a pass\n";
    private const string Footer = "\nsg-report-flight on a\n\n";
    private const string Rule = "------------------------------------------------------------\n";

    // A walk that looks back over 4 MiB takes minutes, and a tree of its parts gigabytes.
    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(3);
    private const long MaxAllocated = 256L * 1024 * 1024;

    // what it is; the start, what is repeated, and the end
    public static readonly TheoryData<string, string, string, string> Hostile = new()
    {
        { "parts",               "From: a\nContent-Type: multipart/mixed; boundary=b\n\n", "--b\n\n", Report },
        { "parts and dashes",    "From: a\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\n", "--c\n\n", Report },
        { "mails in mails",      "From: a\n", "Content-Type: message/rfc822\n\n", Report },
        { "headers",             "From: a\n", "a:b\n", "\n" + Report },
        { "osstest's headers",   "From: a\n", "X-Osstest-a: b\n", "\n" + Report },
        { "signatures",          "From: a\n", "DKIM-Signature: a=rsa-sha256; d=xenproject.org; bh=AAAA\n", "\n" + Report },
        { "tags of a signature", "From: a\nDKIM-Signature: a=rsa-sha256; d=xenproject.org; bh=AAAA", "; a=b", "\n\n" + Report },
        { "marks of a subject",  "From: a\nSubject: ", "[a] Re: ", "\n\n" + Report },
        { "encoded words",       "From: a\nSubject: ", "=?utf-8?q?a?= ", "\n\n" + Report },
        { "half encoded words",  "From: a\nSubject: ", "=?utf-8?q?", "\n\n" + Report },
        { "comments in a date",  "From: a\nDate: ", "(", "\n\n" + Report },
        { "parameters",          "From: a\nContent-Type: text/plain", "; a=b", "\n\n" + Report },
        { "parts of a parameter", "From: a\nContent-Type: text/plain", "; a*0*=b", "\n\n" + Report },
        { "underscores",         "From: a\n\n" + Report, "_", "\n" },
        { "rules",               "From: a\n\n" + Report, "________________________________________________\n", "\n" },
        { "base64",              "From: a\nContent-Transfer-Encoding: base64\n\n", "AAAA\n", "" },
        { "quoted-printable",    "From: a\nContent-Transfer-Encoding: quoted-printable\n\n", "=\n", "" },
        { "From lines",          "", "From a\n\n", Report },
        { "flights",             "From: a\n\n", "flight 1 a b [c]\n", Report },
        { "flights with logs",   "From: a\n\n", "flight 1 a b [c]\nhttp://b/1/\n", Report + Footer + "Logs at\n" + Many("    http://c\n") },
        { "trees",               Mail("version targeted for testing:\n"), " a b\n", "\n" + Report },
        { "trees and a header",  Mail("version targeted for testing:\n", Many("a=c ")), " a b\n", "\n" + Report },
        { "entries of a header", "From: a\nX-Osstest-Failures: ", "a:b:c:d:e ", "\n\n" + Report },
        { "words of a header",   "From: a\nX-Osstest-Failures: ", "a ", "\n\n" + Report },
        { "jobs",                Mail(Report), " a fail\n", "" },
        { "people",              Mail("People who touched revisions under test:\n"), "  a <b>\n", "\n" + Report },
        { "people and commits",  Mail("People who touched revisions under test:\n" + Many("  a <b>\n") + "\n" + Report + Footer + Rule),
          "commit 1111111\nAuthor: a <c>\n", "" },
        { "notes of breakage",   Mail(Report + Footer), "broken-job a broken\n", "" },
        { "references",          Mail(Report + Footer + "Pushing revision 1111111:\n"), "   1111111..2222222  a -> b\n", "" },
        { "commits",             Mail(Report + Footer + Rule), "commit 1111111\n", "" },
        { "trailers",            Mail(Report + Footer + Rule + "commit 1111111\n"), "    A: b\n", "" },
        { "unknown lines",       Mail(Report), "?\n", "" },
        { "long lines",          Mail(Report), new string('a', 60_000) + "\n", "" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Parse_LargestHostileMail_IsReadOrRefusedInTimeAndMemory(string name, string start, string repeated, string end)
    {
        foreach (var bytes in new[] { ParseLimits.Default.MaxHeaderBytes - 100, ParseLimits.Default.MaxBytes })
        {
            var room = bytes - start.Length - end.Length;
            var mail = Encoding.Latin1.GetBytes(start + new StringBuilder().Insert(0, repeated, room / repeated.Length) + end);
            var allocated = GC.GetAllocatedBytesForCurrentThread();

            var time = ThreadClock.Measure(() => MailedReport.Parse(mail, ParseLimits.Default));

            allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
            Assert.True(time < MaxTime && allocated < MaxAllocated, $"{name}, {bytes} bytes: {time}, {allocated / 1024 / 1024} MiB");
            TestContext.Current.TestOutputHelper?.WriteLine($"{name}, {bytes} bytes: {time.TotalMilliseconds:F0} ms, {allocated / 1024} KiB");
        }
    }

    private static string Mail(string text, string versions = "c=d") =>
        $"From: a\nSubject: [a test] 1: all pass\nX-Osstest-Versions-This: {versions}\n\nflight 1 a real [real]\n\n{text}";

    private static string Many(string text) => string.Concat(Enumerable.Repeat(text, 20_000));
}
