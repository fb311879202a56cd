using Flights.Domain.Flights;
using Flights.Domain.Regressions;
using Flights.Platform.Wire;
using Flights.Storage;
using Google.Protobuf;

namespace Flights.Notifier.Ledgers;

/// <summary>Keeps which commits bisections found to have broken a step.</summary>
/// <param name="database">The notifier's database.</param>
public sealed class CulpritRecorder(NotifierDatabase database)
{
    private const int MaxFindings = 10;

    /// <summary>Keeps what a bisection found. The same again changes nothing, nor does one that named no culprit.</summary>
    /// <returns>Whether there was something to keep that was not known.</returns>
    public async Task<bool> RecordAsync(Bisection bisection, CancellationToken cancellationToken)
    {
        var culprits = CulpritsOf(bisection);
        if (culprits.Findings.Count == 0 || BisectedFailure.FirstSeenIn(bisection) is not { } failedIn)
        {
            return false;
        }

        return await database.File.WriteAsync(
            async (session, token) =>
            {
                var branchId = await BranchKeys.GetOrAddAsync(session, bisection.Lab, bisection.Branch, token);
                return await session.ExecuteAsync(
                    "add-culprits",
                    [
                        ("branch", branchId), ("bisection", BisectionId.Of(bisection)), ("job", bisection.Step.Job),
                        ("testId", bisection.Step.TestId), ("failedIn", failedIn.Value), ("payload", culprits.ToByteArray()),
                    ],
                    token) > 0;
            },
            cancellationToken);
    }

    /// <summary>What is known of the culprits of a regression, or null if no bisection found any.</summary>
    internal static Task<V1.Culprits?> FindAsync(
        DatabaseSession session, long branchId, Regression regression, CancellationToken cancellationToken) => session.QueryOneAsync(
        "find-culprits",
        [
            ("branch", branchId), ("job", regression.Step.Job), ("testId", regression.Step.TestId),
            ("firstBad", regression.FirstBad.Value),
        ],
        row => V1.Culprits.Parser.ParseFrom(row.GetFieldValue<byte[]>(0)),
        cancellationToken);

    private static V1.Culprits CulpritsOf(Bisection bisection)
    {
        var culprits = new V1.Culprits { Bisection = ResourceNames.Bisection(bisection), GraphUri = Usable(bisection.GraphUri) };
        culprits.Findings.AddRange(bisection.Findings
            .Where(finding => finding is { Tree: not null, Introduced.Length: > 0 })
            .Take(MaxFindings)
            .Select(finding => new V1.BisectionFinding
            {
                Headline = LedgerReport.Shortened(finding.Headline),
                Tree = new V1.BisectionTree { Tree = LedgerReport.Shortened(finding.Tree!.Name), Uri = LedgerReport.Shortened(finding.Tree.Uri) },
                IntroducedRevision = LedgerReport.Shortened(finding.Introduced),
                GoodRevision = LedgerReport.Shortened(finding.NotPresent),
                ReproUri = Usable(finding.ReproUri),
            }));
        return culprits;
    }

    private static string Usable(string uri) => JobLog.IsUsable(uri) ? uri : "";
}
