using Flights.Domain.Flights;
using Flights.Domain.Regressions;

namespace Flights.Domain.Tests.Regressions;

/// <summary>The ids of incidents depend on what was told when; that they name the groups which the ledger makes does not.</summary>
internal static class IncidentIds
{
    /// <summary>The ledger as it follows from the set of flights.</summary>
    public static BranchLedger Without(BranchLedger ledger) => ledger with
    {
        Regressions = ledger.Regressions.Select(episode => episode with { IncidentId = "" }).ToEquatableList(),
    };

    /// <summary>Fails unless each regression has an incident, and two share one if and only if one flight opened them for one cause.</summary>
    public static void AssertNameGroups(BranchLedger ledger, string hint)
    {
        foreach (var episode in ledger.Regressions)
        {
            Assert.True(episode.IncidentId.Length > 0, $"{hint}: {episode.Step} of {episode.FirstBad} is in no incident.");
            Assert.Contains(episode.Step.TestId, episode.IncidentTests);
            foreach (var other in ledger.Regressions)
            {
                var isOne = (episode.FirstBad, episode.IncidentTests) == (other.FirstBad, other.IncidentTests);
                Assert.True(
                    isOne == (episode.IncidentId == other.IncidentId),
                    $"{hint}: {episode.Step} of {episode.FirstBad} is in {episode.IncidentId}, {other.Step} of {other.FirstBad} in {other.IncidentId}.");
            }
        }
    }
}
