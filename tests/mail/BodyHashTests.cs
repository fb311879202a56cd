using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Flights.Domain.Flights;

namespace Flights.Mail.Tests;

public sealed class BodyHashTests
{
    // The relaxed form of the body, by hand: blanks at ends of lines and empty lines at the end are gone, runs of blanks are one blank.
    private static readonly string Hash = HashOf(Mails.Body);

    [Theory]
    [InlineData("xenproject.org", BodyHashState.Verified)]
    [InlineData("lab.example.org", BodyHashState.Absent)]
    public void Read_SignedMail_ChecksOsstestsDomainAlone(string domain, BodyHashState expected) =>
        Assert.Equal(expected, Mails.Text(Signed(domain, Hash) + Mails.Plain).BodyHashState);

    [Fact]
    public void Read_ChangedBody_IsAMismatch()
    {
        var changed = Mails.Plain.Replace("Not pushing.", "Pushing.", StringComparison.Ordinal);

        Assert.Equal(BodyHashState.Mismatch, Mails.Text(Signed("xenproject.org", Hash) + changed).BodyHashState);
    }

    [Theory]
    [InlineData(true, "")]
    [InlineData(true, Mails.ListFooter)]
    [InlineData(false, Mails.ListFooter)]
    public void Read_BodyThatAListChanged_IsVerified(bool encoded, string footer)
    {
        var mail = encoded ? Mails.Base64(Mails.Body + footer) : Mails.Plain + footer;

        Assert.Equal(BodyHashState.Verified, Mails.Text(Signed("xenproject.org", Hash) + mail).BodyHashState);
    }

    [Fact]
    public void Read_OneOfTwoSignaturesThatFits_IsVerified() => Assert.Equal(
        BodyHashState.Verified,
        Mails.Text(Signed("xenproject.org", HashOf("else")) + Signed("xenproject.org", Hash) + Mails.Plain).BodyHashState);

    [Theory]
    [InlineData(7, BodyHashState.Verified)]
    [InlineData(8, BodyHashState.Mismatch)]
    public void Read_SignatureBehindManyOthers_CountsUpToTheEighth(int others, BodyHashState expected) => Assert.Equal(
        expected,
        Mails.Text(string.Concat(Enumerable.Repeat(Signed("xenproject.org", HashOf("else")), others)) + Signed("xenproject.org", Hash) + Mails.Plain)
            .BodyHashState);

    [Theory]
    [InlineData("a=rsa-sha256; c=relaxed/simple", BodyHashState.Verified)]
    [InlineData("a=ed25519-sha256; c=relaxed/simple", BodyHashState.Verified)]
    [InlineData("a=rsa-sha256; c=relaxed", BodyHashState.Verified)]
    [InlineData("a=rsa-sha256", BodyHashState.Verified)]
    [InlineData("a=rsa-sha256; c=relaxed/relaxed", BodyHashState.Mismatch)]
    [InlineData("a=rsa-sha256; c=simple/relaxed", BodyHashState.Mismatch)]
    [InlineData("a=rsa-sha1; c=relaxed/simple", BodyHashState.Unchecked)]
    [InlineData("a=rsa-sha256; c=relaxed/nowsp", BodyHashState.Unchecked)]
    [InlineData("c=relaxed/simple", BodyHashState.Unchecked)]
    [InlineData("a=rsa-sha256; c=relaxed/simple; l=many", BodyHashState.Unchecked)]
    public void Read_BodyHashedInTheSimpleForm_IsCheckedAsTheSignatureSays(string tags, BodyHashState expected) =>
        Assert.Equal(expected, Mails.Text(SignedAs(tags, SimpleHash(Mails.Body)) + Mails.Plain).BodyHashState);

    [Theory]
    [InlineData(0, "", BodyHashState.Verified)]
    [InlineData(0, Mails.ListFooter, BodyHashState.Verified)]
    [InlineData(-10, "", BodyHashState.Unchecked)]
    [InlineData(1, "", BodyHashState.Mismatch)]
    public void Read_SignatureOfALength_ProvesTheBodyOnlyIfItCoversTheReport(int change, string footer, BodyHashState expected)
    {
        var canonical = Encoding.UTF8.GetBytes(Simple(Mails.Body));
        var length = canonical.Length + change;
        var hash = Convert.ToBase64String(SHA256.HashData(canonical.AsSpan(0, Math.Min(length, canonical.Length))));

        var mail = SignedAs(string.Create(CultureInfo.InvariantCulture, $"a=rsa-sha256; c=relaxed/simple; l={length}"), hash) + Mails.Plain + footer;

        Assert.Equal(expected, Mails.Text(mail).BodyHashState);
    }

    [Theory]
    [InlineData("a=rsa-sha1", "a=rsa-sha256; c=simple/simple", BodyHashState.Verified)]
    [InlineData("a=rsa-sha1", "a=rsa-sha256; c=relaxed/relaxed", BodyHashState.Mismatch)]
    [InlineData("a=rsa-sha256; c=relaxed/relaxed", "a=rsa-sha1", BodyHashState.Mismatch)]
    public void Read_SeveralSignatures_OneThatFitsIsEnoughAndNoneThatCannotBeCheckedIs(string one, string two, BodyHashState expected)
    {
        var hash = SimpleHash(Mails.Body);

        Assert.Equal(expected, Mails.Text(SignedAs(one, hash) + SignedAs(two, hash) + Mails.Plain).BodyHashState);
    }

    [Fact]
    public void Read_EmptyBody_HasTheHashThatTheStandardNames()
    {
        const string EmptyBodySimple = "frcCV1k9oG9oKj3dpUqdJg1PxRT2RSN/XKdLCPjaYaY=";
        const string EmptyBodyRelaxed = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

        Assert.Equal(BodyHashState.Verified, Mails.Text(SignedAs("a=rsa-sha256", EmptyBodySimple) + Mails.Envelope + "\n\n\n").BodyHashState);
        Assert.Equal(
            BodyHashState.Verified,
            Mails.Text(SignedAs("a=rsa-sha256; c=relaxed/relaxed", EmptyBodyRelaxed) + Mails.Envelope + "\n \n\n").BodyHashState);
    }

    private static string SignedAs(string tags, string hash) =>
        $"DKIM-Signature: v=1; {tags}; d=XenProject.org; s=a; h=From:To; bh={hash}; b=AAAA\n";

    private static string SimpleHash(string body) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Simple(body))));

    private static string Simple(string body) => body.TrimEnd('\n').Replace("\n", "\r\n", StringComparison.Ordinal) + "\r\n";

    private static string Signed(string domain, string hash) =>
        $"DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed;\n\td={domain}; s=a; h=From:To;\n bh={hash[..20]}\n {hash[20..]}; b=AAAA\n";

    private static string HashOf(string body)
    {
        var relaxed = body.TrimEnd('\n').Split('\n').Select(line => Squeeze(line).TrimEnd(' ') + "\r\n");
        return Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(relaxed))));
    }

    private static string Squeeze(string line)
    {
        while (line.Contains("  ", StringComparison.Ordinal))
        {
            line = line.Replace("  ", " ", StringComparison.Ordinal);
        }

        return line;
    }
}
