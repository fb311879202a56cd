using System.Buffers.Text;
using System.Text;
using Flights.Platform.Errors;
using Flights.Platform.Wire;

namespace Flights.Platform.Tests.Wire;

public sealed class PageTokensTests
{
    private const string List = "flights labs/default/branches/smoke";

    [Fact]
    public void Token_OfAList_GivesItsKeyBack() =>
        Assert.Equal(["12", "a\nb", "/"], PageTokens.Read(PageTokens.Write(List, "12", "a\nb", "/"), List, parts: 3)!);

    [Fact]
    public void Token_OfTheFirstPage_HasNoKey() => Assert.Null(PageTokens.Read("", List, parts: 1));

    public static TheoryData<string, string> Forged => new()
    {
        { "no base64",        "!" },
        { "half a byte",      "x" },
        { "loose bits",       "YR" },
        { "no JSON",          Base64Url.EncodeToString("flights"u8) },
        { "no text",          Base64Url.EncodeToString([0x5b, 0x22, 0xff, 0x22, 0x5d]) },
        { "no list",          Base64Url.EncodeToString("{}"u8) },
        { "deep",             Base64Url.EncodeToString(Encoding.UTF8.GetBytes(new string('[', 5000))) },
        { "null",             Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"[\"{List}\",null]")) },
        { "no key",           Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"[\"{List}\"]")) },
        { "of another list",  PageTokens.Write("branches labs/-", "12") },
        { "with another key", PageTokens.Write(List, "12", "13") },
    };

    [Theory]
    [MemberData(nameof(Forged))]
    public void Token_Forged_IsRefused(string why, string token)
    {
        var error = Assert.Throws<FlightsException>(() => PageTokens.Read(token, List, parts: 1));

        Assert.True(("INVALID_PAGE_TOKEN", "page_token") == (error.Reason, error.Field), why);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("1e3")]
    [InlineData("99999999999999999999")]
    public void Number_ThatIsNone_IsRefused(string digits) =>
        Assert.Equal("INVALID_PAGE_TOKEN", Assert.Throws<FlightsException>(() => PageTokens.Number(digits)).Reason);

    [Theory]
    [InlineData(0, 50)]
    [InlineData(7, 7)]
    [InlineData(int.MaxValue, 1000)]
    public void Size_OfARequest_IsBounded(int requested, int expected) => Assert.Equal(expected, PageTokens.Size(requested, 50));

    [Fact]
    public void Size_Negative_IsRefused() =>
        Assert.Equal("page_size", Assert.Throws<FlightsException>(() => PageTokens.Size(-1, 50)).Field);
}
