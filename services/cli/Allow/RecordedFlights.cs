using System.Runtime.CompilerServices;
using Flights.Cli.Replay;
using Flights.Domain.Flights;
using Flights.Platform.Wire;

namespace Flights.Cli.Allow;

/// <summary>The recorded flights of a lab, with what we think of them.</summary>
/// <param name="suite">The services to ask.</param>
/// <param name="lab">The lab.</param>
internal sealed class RecordedFlights(Suite suite, LabName lab)
{
    private const int PageSize = 20;

    /// <summary>The lab.</summary>
    public LabName Lab => lab;

    /// <summary>Reads the flights of branches, newest first, branch after branch.</summary>
    /// <param name="branches">The resource names of the branches; none for all of the lab.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async IAsyncEnumerable<V1.FlightRecord> ReadAsync(
        IReadOnlyList<string> branches, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var branch in branches.Count > 0 ? branches : await BranchesAsync(cancellationToken))
        {
            var request = new V1.ListFlightsRequest { Parent = branch, PageSize = PageSize };
            do
            {
                var page = await suite.BaselineStore.ListFlightsAsync(request, suite.CallOptions(cancellationToken));
                foreach (var flight in page.Flights)
                {
                    yield return flight;
                }

                request.PageToken = page.NextPageToken;
            }
            while (request.PageToken.Length > 0);
        }
    }

    private async Task<List<string>> BranchesAsync(CancellationToken cancellationToken)
    {
        var names = new List<string>();
        var request = new V1.ListBranchesRequest { Parent = ResourceNames.Lab(lab), PageSize = PageSize };
        do
        {
            var page = await suite.BaselineStore.ListBranchesAsync(request, suite.CallOptions(cancellationToken));
            names.AddRange(page.Branches.Select(branch => branch.Name));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        return names;
    }
}
