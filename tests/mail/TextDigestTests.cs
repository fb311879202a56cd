namespace Flights.Mail.Tests;

public sealed class TextDigestTests
{
    [Fact]
    public void Of_KnownText_IsTheSha256OfItsBytes() => Assert.Equal(
        // printf 'a\nb\n' | sha256sum
        "911169ddaaf146aff539f58c26c489af3b892dff0fe283c1c264c65ae5aa59a2", TextDigest.Of("a\nb\n"));

    [Theory]
    [InlineData("a\nb")]
    [InlineData("a\nb\n\n\n")]
    [InlineData("a\r\nb\r\n")]
    [InlineData("a\nb\n" + "\n" + Mails.ListFooter)]
    public void Of_CopyOfAText_IsTheSame(string copy) => Assert.Equal(TextDigest.Of("a\nb\n"), TextDigest.Of(copy));

    [Theory]
    [InlineData("a\nB\n")]
    [InlineData("a\n\nb\n")]
    [InlineData("a \nb\n")]
    public void Of_AnotherText_Differs(string other) => Assert.NotEqual(TextDigest.Of("a\nb\n"), TextDigest.Of(other));
}
