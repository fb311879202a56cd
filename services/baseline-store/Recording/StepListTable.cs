using System.Security.Cryptography;
using System.Text;
using Flights.Domain.Flights;
using Flights.Storage;

namespace Flights.BaselineStore.Recording;

/// <summary>The lists of tests that passed in a run of a job, shared by all runs in which the same tests passed.</summary>
internal sealed class StepListTable(DatabaseSession session, NameTables names)
{
    private readonly Dictionary<string, long> _known = new(StringComparer.Ordinal);

    /// <summary>The key of the list of the steps that passed in a job.</summary>
    public async Task<long> ListOfAsync(CompleteJob job, CancellationToken cancellationToken)
    {
        var passed = job.Steps
            .Where(step => step.Status == StepStatus.Pass)
            .Select(step => step.TestId)
            .Order(StringComparer.Ordinal)
            .ToList();

        // A testid holds no control character, so no two lists are one text.
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', passed))));
        if (_known.TryGetValue(digest, out var known))
        {
            return known;
        }

        var list = await session.QueryOneAsync<long?>(
            "find-step-list", [("digest", digest)], reader => reader.GetInt64(0), cancellationToken)
            ?? await AddAsync(digest, passed, cancellationToken);
        _known.Add(digest, list);
        return list;
    }

    private async Task<long> AddAsync(string digest, List<string> tests, CancellationToken cancellationToken)
    {
        var list = await session.QueryOneAsync("add-step-list", [("digest", digest)], reader => reader.GetInt64(0), cancellationToken);
        foreach (var test in tests)
        {
            await session.ExecuteAsync(
                "add-step-list-test", [("list", list), ("test", await names.TestAsync(test, cancellationToken))], cancellationToken);
        }

        return list;
    }
}
