using System.Security.Cryptography;
using System.Text;
using Flights.Domain.Flights;
using Flights.Storage;

namespace Flights.BaselineStore.Recording;

/// <summary>The lists of tests that passed in a run of a job, shared by all runs in which the same tests passed.</summary>
internal sealed class StepListTable(DatabaseSession session, NameTables names)
{
    /// <summary>The keys of the lists of the steps that passed in jobs, in their order.</summary>
    public async Task<IReadOnlyList<long>> ListsOfAsync(IReadOnlyCollection<CompleteJob> jobs, CancellationToken cancellationToken)
    {
        var passed = jobs.Select(PassedIn).ToList();
        var digests = passed.Select(DigestOf).ToList();
        var found = await session.QueryForAllAsync(
            "find-all-step-lists",
            [.. digests.Distinct(StringComparer.Ordinal)],
            reader => (Digest: reader.GetString(0), List: reader.GetInt64(1)),
            cancellationToken);
        var lists = found.ToDictionary(each => each.Digest, each => each.List, StringComparer.Ordinal);
        foreach (var (digest, tests) in digests.Zip(passed))
        {
            if (!lists.ContainsKey(digest))
            {
                lists.Add(digest, await AddAsync(digest, tests, cancellationToken));
            }
        }

        return [.. digests.Select(digest => lists[digest])];
    }

    private static List<string> PassedIn(CompleteJob job) =>
    [
        .. job.Steps.Where(step => step.Status == StepStatus.Pass).Select(step => step.TestId).Order(StringComparer.Ordinal),
    ];

    // A testid holds no control character, so no two lists are one text.
    private static string DigestOf(List<string> tests) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', tests))));

    private async Task<long> AddAsync(string digest, List<string> tests, CancellationToken cancellationToken)
    {
        var list = await session.QueryOneAsync("add-step-list", [("digest", digest)], reader => reader.GetInt64(0), cancellationToken);
        await names.LearnTestsAsync(tests, cancellationToken);
        var rows = new List<object?[]>();
        foreach (var test in tests)
        {
            rows.Add([await names.TestAsync(test, cancellationToken)]);
        }

        await session.ExecuteForAllAsync("add-step-list-tests", [("list", list)], rows, cancellationToken);
        return list;
    }
}
