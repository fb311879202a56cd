using Flights.Domain.Flights;

namespace Flights.Domain.Classification;

/// <summary>That a reading of a lab's allow files may change what is excused of some steps.</summary>
/// <param name="Subject">The branch, or <see cref="AllowFileName.EveryBranch"/>.</param>
/// <param name="Entry">The steps.</param>
/// <param name="From">The first flight that is concerned whenever it was reported, or null.</param>
/// <param name="Since">The report time from which every flight is concerned.</param>
public sealed record AllowChange(string Subject, AllowEntry Entry, FlightNumber? From, DateTimeOffset Since)
{
    /// <summary>Whether it is about a branch.</summary>
    public bool IsAbout(BranchName branch) => Subject == AllowFileName.EveryBranch || Subject == branch.Value;

    /// <summary>Whether a flight is concerned if one of the steps failed in it.</summary>
    /// <param name="flight">The flight.</param>
    /// <param name="reported">When it was reported.</param>
    public bool Reaches(FlightNumber flight, DateTimeOffset reported) => reported >= Since || (From is { } from && flight >= from);
}
