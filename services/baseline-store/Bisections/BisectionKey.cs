using Flights.Domain.Flights;

namespace Flights.BaselineStore.Bisections;

/// <summary>Names one bisection.</summary>
/// <param name="Lab">The lab that ran it.</param>
/// <param name="Branch">The branch whose step was bisected.</param>
/// <param name="Id">Its id, of <see cref="BisectionId"/>.</param>
public sealed record BisectionKey(LabName Lab, BranchName Branch, string Id);
