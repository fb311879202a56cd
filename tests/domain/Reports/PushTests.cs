using Flights.Domain.Flights;

namespace Flights.Domain.Tests.Reports;

public sealed class PushTests
{
    [Theory]
    [InlineData("Not pushing.", PushOutcome.NotPushed)]
    [InlineData("Push not applicable.", PushOutcome.NotApplicable)]
    [InlineData("Published tested tree is already up to date.", PushOutcome.UpToDate)]
    [InlineData("Pushing revision :", PushOutcome.Pushed)]
    [InlineData("Pushing revision 1111111111111111111111111111111111111111:", PushOutcome.Pushed)]
    public void Parse_PushLine_GivesTheOutcome(string line, PushOutcome outcome) =>
        Assert.Equal(outcome, (new SampleText() with { Below = $"\n\n{line}\n\n" }).Flight().Push?.Outcome);

    [Fact]
    public void Parse_NothingBelowTheFooter_GivesNoPush() => Assert.Null((new SampleText() with { Below = "\n\n" }).Flight().Push);

    [Fact]
    public void Parse_GitOutput_GivesUpdatesAndTheRestVerbatim()
    {
        var push = (new SampleText() with
        {
            Below = """


                Pushing revision :

                hint: The 'hooks/update' hook was ignored because it's not set as executable.
                To git.example.org:/home/git/xen.git
                   2222222222..1111111111  1111111111111111111111111111111111111111 -> tested/xen
                 + 3333333...4444444 a-branch -> other (forced update)
                 * [new branch]      a-branch -> third

                """,
        }).Flight().Push!;

        Assert.Equal(
            [
                new RefUpdate("2222222222", "1111111111", new string('1', 40), "tested/xen", "git.example.org:/home/git/xen.git"),
                new RefUpdate("3333333", "4444444", "a-branch", "other", "git.example.org:/home/git/xen.git"),
            ],
            push.RefUpdates);
        Assert.Equal(
            [
                "",
                "hint: The 'hooks/update' hook was ignored because it's not set as executable.",
                "To git.example.org:/home/git/xen.git",
                "   2222222222..1111111111  1111111111111111111111111111111111111111 -> tested/xen",
                " + 3333333...4444444 a-branch -> other (forced update)",
                " * [new branch]      a-branch -> third",
            ],
            push.Output);
    }

    [Fact]
    public void Parse_LineBelowARefusedPush_IsKeptAsUnknown()
    {
        var flight = (new SampleText() with { Below = "\n\nNot pushing.\nA remark that nobody made before.\n" }).Parse().Flight!;

        Assert.Equal("A remark that nobody made before.", Assert.Single(flight.Report.UnknownLines).Text);
    }
}
