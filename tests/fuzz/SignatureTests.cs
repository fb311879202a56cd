using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Flights.Domain.Flights;
using Flights.Domain.Linting;
using Flights.Domain.Reports;
using Flights.Fuzz.Tests.Inputs;
using Flights.Fuzz.Tests.Misreading;
using Flights.Fuzz.Tests.Mutations;
using Flights.Mail;

namespace Flights.Fuzz.Tests;

/// <summary>With a signature no change of a mail's body goes unseen: its hash finds each one, and only what the canonical form leaves out,
/// such as blanks at the end of a line, changes nothing.</summary>
public sealed class SignatureTests
{
    private const int CasesOfAMail = 300;

    [Fact]
    public void Parse_MutatedBodyOfASignedMail_IsFoundByItsHash()
    {
        var mails = SignedMails().ToList();
        var random = new Random(FuzzSettings.Current.Seed);
        var context = new MutationContext(random, FuzzSources.All());
        Mutation[] mutations = [.. LineMutations.All, .. CharacterMutations.All, .. GrammarMutations.All];
        var (changed, same) = (0, 0);
        foreach (var mail in mails)
        {
            for (var i = 0; i < CasesOfAMail; i++)
            {
                var mutation = random.Pick(mutations);
                var body = mutation.Apply(mail.Body, context);
                var isSame = IsSame(body, mail.Canonical);
                var where = $"seed {FuzzSettings.Current.Seed}: {mail.Name} + {mutation.Name}";
                Check(Read(mail.Headers, body), isSame, where);
                changed += isSame ? 0 : 1;
                same += isSame ? 1 : 0;
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"seed {FuzzSettings.Current.Seed}, {mails.Count} signed mails, {changed} changed bodies, {same} the same");
        Assert.True(mails.Count >= 20 && changed > 1000 && same > 0);
    }

    [Fact]
    public void Parse_SignedMailOfWhichALineIsMissing_IsFoundByItsHash()
    {
        foreach (var mail in SignedMails())
        {
            var lines = mail.Body.Split('\n').ToList();
            for (var gone = 0; gone < lines.Count; gone++)
            {
                var body = string.Join('\n', lines.Where((_, index) => index != gone));
                Check(Read(mail.Headers, body), IsSame(body, mail.Canonical), $"{mail.Name} without line {gone + 1}");
            }
        }
    }

    // A list's software may append to the text, from a line of underscores on: that was never signed.
    private static bool IsSame(string body, string canonical) =>
        RelaxedForm.Of(body) == canonical || RelaxedForm.Of(Regex.Split(body, @"(?m)^_{47}[ \r]*$")[0]) == canonical;

    private static void Check((MailReadResult Mail, Flight? Flight) result, bool isSame, string where)
    {
        var expected = isSame ? BodyHashState.Verified : BodyHashState.Mismatch;
        Assert.True(result.Mail.Text is null || result.Mail.Text.BodyHashState == expected, $"{where}: {result.Mail.Text?.BodyHashState}");
        var isRemarked = result.Flight?.Report.Diagnostics.Any(remark => remark.Reason == LintReasons.BodyHashMismatch);
        Assert.True(isRemarked is null || isRemarked == !isSame, $"{where}: the diagnostic");
    }

    private static (MailReadResult Mail, Flight? Flight) Read(string headers, string body)
    {
        var bytes = Encoding.Latin1.GetBytes($"{headers}\n{body}");
        return (MailReader.Read(bytes, ParseLimits.Default), MailedReport.Parse(bytes, ParseLimits.Default).Flight);
    }

    // The real mails that are whole as they are, by a form of our own, and our samples with a signature that is true of their body. The
    // hash of a mail that a list encoded anew is that of another body than the one that arrived: it is no input here.
    private static IEnumerable<SignedMail> SignedMails()
    {
        foreach (var source in FuzzSources.All().Where(source => source.Name.EndsWith(".eml", StringComparison.Ordinal)))
        {
            var (headers, body) = (EncodingMutations.HeadersOf(source.Text), EncodingMutations.BodyOf(source.Text));
            var canonical = RelaxedForm.Of(body);
            var hash = Convert.ToBase64String(SHA256.HashData(Encoding.Latin1.GetBytes(canonical)));
            var unfolded = string.Concat(headers.Where(c => !char.IsWhiteSpace(c)));
            var isEncoded = unfolded.Contains("Content-Transfer-Encoding:base64", StringComparison.OrdinalIgnoreCase)
                || unfolded.Contains("multipart/", StringComparison.OrdinalIgnoreCase);
            if (isEncoded)
            {
                continue;
            }

            if (!unfolded.Contains("DKIM-Signature:", StringComparison.OrdinalIgnoreCase))
            {
                var signature = $"DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=xenproject.org; s=s;\n\tbh={hash}; b=AAAA\n";
                yield return new SignedMail($"{source.Name}, signed", signature + headers, body, canonical);
            }
            else if (unfolded.Contains($"bh={hash};", StringComparison.Ordinal)
                && unfolded.Contains("d=xenproject.org;", StringComparison.Ordinal))
            {
                yield return new SignedMail(source.Name, headers, body, canonical);
            }
        }
    }

    private sealed record SignedMail(string Name, string Headers, string Body, string Canonical);
}
