using Flights.Domain.Flights;
using Flights.Domain.Regressions;

namespace Flights.Domain.Tests.Regressions;

public sealed class PushDecisionTests
{
    private const string Old = "0123456789012345678901234567890123456789";

    private const string New = "abcdefabcdefabcdefabcdefabcdefabcdefabcd";

    [Theory]
    [InlineData(true, New, false, PushOutcome.Pushed)]
    [InlineData(false, New, false, PushOutcome.NotPushed)]
    [InlineData(false, New, true, PushOutcome.Pushed)]
    [InlineData(true, Old, true, PushOutcome.UpToDate)]
    [InlineData(false, Old, false, PushOutcome.UpToDate)]
    [InlineData(true, "abcdefabcdef", true, PushOutcome.NotPushed)]                 // nothing is pushed by an abbreviation
    [InlineData(true, "012345678901", false, PushOutcome.NotPushed)]
    public void Of_Revision_IsPushedIfNothingBlocks(bool isTolerable, string targeted, bool isForced, PushOutcome expected) =>
        Assert.Equal(expected, PushDecision.Of(isTolerable, targeted, Old, isForced));
}
