using Flights.Domain.Flights;

namespace Flights.Domain.Tests.Reports;

public sealed class RevisionLogTests
{
    private const string Log = """
        commit 1111111111111111111111111111111111111111
        Merge: 2222222 3333333
        Author: Ada Example <ada@example.org>
        Date:   Mon Mar 2 10:00:00 2026 +0100

            Join the two halves
            
            jobs:
             a-job pass
            
            flight 1 xen-unstable real [real]

        commit 2222222222222222222222222222222222222222
        Author: Zoë Exämple <zoe@example.org>
        Date:   Sun Mar 1 10:00:00 2026 +0000

            Halve
        (qemu changes not included)

        """;

    private static readonly Commit[] Commits =
    [
        new(new string('1', 40), ["2222222", "3333333"], "Ada Example <ada@example.org>", "Mon Mar 2 10:00:00 2026 +0100",
            "Join the two halves", "jobs:\n a-job pass\n\nflight 1 xen-unstable real [real]"),
        new(new string('2', 40), [], "Zoë Exämple <zoe@example.org>", "Sun Mar 1 10:00:00 2026 +0000", "Halve", ""),
    ];

    [Fact]
    public void Parse_RevisionLog_GivesTextAndCommits()
    {
        var flight = With(Log).Flight();

        Assert.Equal(Log.TrimEnd('\n'), flight.Report.RevisionLog);
        Assert.Equal(Commits, flight.Report.Commits);
    }

    [Fact]
    public void Parse_Trailers_GivesThoseOfTheLastParagraph()
    {
        const string Message = """
            commit 1111111
            Author: Ada Example <ada@example.org>
            Date:   Mon Mar 2 10:00:00 2026 +0100

                A subject

                Note: this is text.

                Fixes: 2222222 ("A change with a subject that
                 goes on")
                Signed-off-by: Ada Example <ada@example.org>
                [a remark: of hers]
                Acked-by: Zoë Exämple <zoe@example.org>

            """;

        Assert.Equal(
            [
                new Trailer("Fixes", "2222222 (\"A change with a subject that goes on\")"),
                new Trailer("Signed-off-by", "Ada Example <ada@example.org>"),
                new Trailer("Acked-by", "Zoë Exämple <zoe@example.org>"),
            ],
            Assert.Single(With(Message).Flight().Report.Commits).Trailers);
    }

    [Fact]
    public void Parse_TableInTheLog_IsNoPartOfTheReport() =>
        Assert.Equal(["build-amd64", "test-amd64-amd64-xl"], With(Log).Flight().Jobs.Select(job => job.Name));

    [Fact]
    public void Parse_LogThatLostTrailingBlanks_KeepsMessagesWhole() =>
        Assert.Equal(Commits, With(Log.Replace("    \n", "\n", StringComparison.Ordinal)).Flight().Report.Commits);

    [Fact]
    public void Parse_ListFooterBelowTheLog_IsLeftOut() =>
        Assert.Equal(Log.TrimEnd('\n'), With(Log + $"\n{SampleText.ListRule}\na-list mailing list\n").Flight().Report.RevisionLog);

    [Theory]
    [InlineData("(No revision log; it would be 412 lines long.)", 412)]
    [InlineData("(Revision log too long, omitted.)", null)]
    [InlineData("(qemu changes not included)", null)]
    public void Parse_OmittedLog_GivesItsLength(string line, int? lines)
    {
        var report = (new SampleText() with { Below = $"\n\nNot pushing.\n\n{line}\n" }).Flight().Report;

        Assert.Equal((lines, ""), (report.OmittedLogLines, report.RevisionLog));
    }

    [Fact]
    public void Parse_LogWithoutCommits_IsKeptAsText() =>
        Assert.Equal("changeset: 12:abc", With("changeset: 12:abc\n").Flight().Report.RevisionLog);

    private static SampleText With(string log) => new() { Below = $"\n\nNot pushing.\n\n{SampleText.Dashes}\n{log}" };
}
