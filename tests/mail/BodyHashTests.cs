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
