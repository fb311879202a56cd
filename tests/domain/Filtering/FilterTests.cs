using CsCheck;
using Flights.Domain.Filtering;

namespace Flights.Domain.Tests.Filtering;

/// <summary>Filters are read as AIP-160 says, hold of what they say, and name the column of what is wrong.</summary>
public sealed class FilterTests
{
    private static readonly FilterSchema Schema = new(
    [
        new FilterField("branch", []),
        new FilterField("job", []),
        new FilterField("tree", []),
        new FilterField("class", ["regression", "broken", "never-passed"]),
    ]);

    private static readonly Dictionary<string, string[]> Thing = new()
    {
        ["branch"] = ["xen-4.8-testing"],
        ["job"] = ["test-amd64-amd64-xl-qemuu-win7-amd64"],
        ["tree"] = ["xen", "qemuu"],
        ["class"] = [],
    };

    [Theory]
    [InlineData("", true)]
    [InlineData("branch = xen-4.8-testing", true)]
    [InlineData("branch : xen-4.8-testing", true)]
    [InlineData("branch=xen-4.8-testing", true)]
    [InlineData("branch = 'xen-4.8-testing'", true)]
    [InlineData("branch = XEN-4.8-testing", false)]
    [InlineData("branch = xen-4.8", false)]
    [InlineData("branch = xen-*", true)]
    [InlineData("branch = *-testing", true)]
    [InlineData("branch = *", true)]
    [InlineData("branch = xen-*-*-testing", false)]
    [InlineData("branch = xen-*4*-testing", true)]
    [InlineData("branch = xen-4.8-testing*xen-4.8-testing", false)]
    [InlineData("branch = \"xen-\\*\"", false)]
    [InlineData("branch != xen-*", false)]
    [InlineData("tree = qemuu", true)]
    [InlineData("tree = linux", false)]
    [InlineData("tree != linux", true)]
    [InlineData("tree != xen", false)]
    [InlineData("class = regression", false)]
    [InlineData("class != regression", true)]
    [InlineData("class = *", false)]
    [InlineData("NOT tree = linux", true)]
    [InlineData("-tree = linux", true)]
    [InlineData("-(tree = xen tree = qemuu)", false)]
    [InlineData("tree = xen tree = qemuu", true)]
    [InlineData("tree = xen AND tree = linux", false)]
    [InlineData("tree = linux OR tree = xen", true)]
    // OR binds closer than AND: (xen or linux) and linux.
    [InlineData("tree = xen OR tree = linux AND tree = linux", false)]
    [InlineData("tree = xen OR (tree = linux AND tree = linux)", true)]
    [InlineData("  (\tbranch = xen-* )  ", true)]
    public void Read_Filter_HoldsOfWhatItSays(string text, bool holds)
    {
        Assert.True(FilterReader.Read(text, Schema).TryGet(out var filter, out var error), error?.ToString());
        Assert.Equal(holds, filter.Holds(field => Thing[field]));
    }

    [Theory]
    [InlineData("branch", 7, "FILTER_SYNTAX", "'=', '!=' or ':' behind 'branch' is due here, not the end.")]
    [InlineData("win7", 5, "FILTER_SYNTAX", "'=', '!=' or ':' behind 'win7' is due here, not the end.")]
    [InlineData("branch =", 9, "FILTER_SYNTAX", "a value for 'branch' is due here, not the end.")]
    [InlineData("branch = =", 10, "FILTER_SYNTAX", "a value for 'branch' is due here, not '='.")]
    [InlineData("(branch = a", 12, "FILTER_SYNTAX", "')' is due here, not the end.")]
    [InlineData("branch = a)", 11, "FILTER_SYNTAX", "AND, OR or the end is due here, not ')'.")]
    [InlineData("branch = a AND", 15, "FILTER_SYNTAX", "the name of a field is due here, not the end.")]
    [InlineData("OR branch = a", 1, "FILTER_SYNTAX", "the name of a field is due here, not 'OR'.")]
    [InlineData("\"branch\" = a", 1, "FILTER_SYNTAX", "the name of a field is due here, not the string \"branch\".")]
    [InlineData("branch = \"a", 10, "FILTER_SYNTAX", "The string has no end: close it with the quote that it begins with.")]
    [InlineData("branch = a\\", 10, "FILTER_SYNTAX", "A backslash has no character behind it: write two for a backslash.")]
    [InlineData("branch = \"a\0b\"", 12, "FILTER_SYNTAX", "a value for 'branch' is due here, not the control character U+0000.")]
    [InlineData("branch = \"a\\\nb\"", 13, "FILTER_SYNTAX", "a value for 'branch' is due here, not the control character U+000A.")]
    [InlineData("branch ! a", 8, "FILTER_SYNTAX", "'=', '!=' or ':' behind 'branch' is due here, not '!'.")]
    [InlineData("branch = a, b", 11, "FILTER_SYNTAX", "AND, OR or the end is due here, not ','.")]
    [InlineData("class = regression brunch = a", 20, "FILTER_FIELD", "There is no field 'brunch': the fields are branch, job, tree, class.")]
    [InlineData("branch >= a", 8, "FILTER_COMPARATOR", "'branch' is a text: compare it by '=', '!=' or ':'.")]
    [InlineData("class = regresion", 9, "FILTER_VALUE", "'class' is never 'regresion': it is one of regression, broken, never-passed.")]
    public void Read_NoFilter_SaysWhereAndWhy(string text, int column, string reason, string message) =>
        Assert.Equal(new FilterError(column, reason, message), FilterReader.Read(text, Schema).Error);

    [Fact]
    public void Read_MoreThanIsAllowed_IsRefused()
    {
        var conditions = string.Join(" ", Enumerable.Repeat("job = a", FilterReader.MaxConditions + 1));
        var brackets = new string('(', FilterReader.MaxDepth + 1) + "job = a" + new string(')', FilterReader.MaxDepth + 1);
        var characters = "job = " + new string('a', FilterReader.MaxLength);

        Assert.All([conditions, brackets, characters], text => Assert.Equal(FilterReasons.TooLong, FilterReader.Read(text, Schema).Error?.Reason));
        Assert.NotNull(FilterReader.Read(conditions[..^" job = a".Length], Schema).Filter);
        Assert.NotNull(FilterReader.Read(brackets[1..^1], Schema).Filter);
        Assert.NotNull(FilterReader.Read(characters[..FilterReader.MaxLength], Schema).Filter);
    }

    [Fact]
    public void Error_AboutALongText_QuotesItsBeginning() =>
        Assert.Equal($"There is no field '{new string('a', 60)}...': the fields are branch, job, tree, class.", FilterReader.Read(new string('a', 500) + "=b", Schema).Error?.Message);

    [Fact]
    public void ToString_AnyFilter_ReadsBackAsTheSame() =>
        Filters(3).Sample(filter => Assert.Equal(filter, FilterReader.Read(filter.ToString(), Schema).Filter), iter: 2_000);

    [Fact]
    public void Read_AnyText_IsAFilterOrAnErrorWithinTheText() =>
        Gen.String[Gen.OneOf("ab =!:<>()-'\"\\*\t,NOTR".ToCharArray())].Sample(
            text =>
            {
                var result = FilterReader.Read("job " + text, Schema);
                Assert.True(result.Filter is not null != result.Error is not null);
                Assert.InRange(result.Error?.Column ?? 1, 1, text.Length + "job ".Length + 1);
            },
            iter: 10_000);

    private static Gen<Filter> Filters(int depth)
    {
        var restrictions = Gen.Select(
            Gen.OneOf("branch", "job", "tree"),
            Gen.Bool,
            Gen.OneOf("a", "", "b*", "it's", "say \"so\"", "a\\*b", "\\\\", "build-check(1)", "AND", "two words"),
            Filter (field, isNegated, text) => new Restriction(field, isNegated, new TextPattern(text)));
        if (depth == 0)
        {
            return restrictions;
        }

        var inner = Filters(depth - 1);
        return Gen.OneOf(
            restrictions,
            inner.Select(Filter (condition) => new NoneOf(condition)),
            inner.List[2, 4].Select(Filter (conditions) => new AllOf([.. conditions])),
            inner.List[2, 4].Select(Filter (conditions) => new AnyOf([.. conditions])));
    }
}
