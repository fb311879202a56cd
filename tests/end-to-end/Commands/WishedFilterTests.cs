using Flights.Cli.Asking;
using Flights.Domain.Filtering;
using Flights.Platform.Errors;

namespace Flights.EndToEnd.Tests.Commands;

/// <summary>What a service is asked of a filter and branches, and what is said of a wrong filter.</summary>
public sealed class WishedFilterTests
{
    [Theory]
    [InlineData("", "", "")]
    [InlineData("kind = gate.*", "", "kind = gate.*")]
    [InlineData("", "ovmf", "branch = \"ovmf\"")]
    [InlineData("a OR b", "xen-* ovmf", "branch = \"xen-*\" OR branch = \"ovmf\" AND a OR b")]
    public void Branches_StandBeforeWhatWasWritten(string written, string branches, string expected) =>
        Assert.Equal(expected, WishedFilter.Of(written, branches.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Text);

    [Theory]
    [InlineData("", "colour = red", 0)]
    [InlineData("xen-*", "colour = red", 0)]
    [InlineData("xen-*", "novelty = new AND (kind = gate.*", 32)]
    [InlineData("xen-*", "novelty = new) OR (branch = \"*\"", 13)]
    public void Complaint_PointsIntoWhatWasWritten(string branch, string written, int column)
    {
        var filter = WishedFilter.Of(written, branch.Length > 0 ? [branch] : []);

        var complaint = filter.Complaint(ErrorOf(filter.Text))!.Split('\n');

        Assert.StartsWith($"column {column + 1} of the filter: ", complaint[0], StringComparison.Ordinal);
        Assert.Equal(["  " + written, new string(' ', column + 2) + "^"], complaint[1..]);
    }

    [Fact]
    public void Complaint_OfALongFilter_ShowsThePlace()
    {
        var filter = WishedFilter.Of(string.Join(" AND ", Enumerable.Repeat("kind = gate.*", 100)) + " AND colour = red", []);

        var complaint = filter.Complaint(ErrorOf(filter.Text))!.Split('\n');

        Assert.Equal("colour = red", complaint[1][complaint[2].IndexOf('^', StringComparison.Ordinal)..]);
        Assert.True(complaint[1].Length <= 74);
    }

    private static Grpc.Core.RpcException ErrorOf(string text)
    {
        Assert.False(EventFilter.Read(text).TryGet(out _, out var error));
        var metadata = new Dictionary<string, string> { ["column"] = $"{error.Column}" };
        return ErrorTable.ToRpcException(
            new FlightsException(ErrorKind.InvalidArgument, error.Reason, $"The filter is none: column {error.Column}: {error.Message}")
            {
                Metadata = metadata,
            },
            callEnded: false,
            deadlinePassed: false);
    }
}
