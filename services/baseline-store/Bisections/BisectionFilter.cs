using Flights.Domain.Flights;

namespace Flights.BaselineStore.Bisections;

/// <summary>Which bisections are meant.</summary>
/// <param name="Lab">The lab that ran them.</param>
/// <param name="Branch">The branch whose steps were bisected.</param>
/// <param name="Job">The steps' job, or null for all.</param>
/// <param name="TestId">The steps' test, or null for all.</param>
public sealed record BisectionFilter(LabName Lab, BranchName Branch, string? Job, string? TestId);
