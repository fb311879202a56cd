using Flights.BaselineStore.Recording;
using Flights.Domain.Baselines;
using Flights.Domain.Flights;

namespace Flights.BaselineStore.Evidence;

/// <summary>A flight that tested the revisions of one side of the flight that is judged.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Blessing">Its blessing.</param>
/// <param name="Role">Which side's revisions.</param>
/// <param name="Tellers">The flights whose reports say so, if it is not recorded itself; null if it is.</param>
internal sealed record Likeness(long Number, Blessing Blessing, CandidateRole Role, IReadOnlySet<long>? Tellers);

/// <summary>One side of a flight that holds every revision that is looked for.</summary>
/// <param name="Number">The flight.</param>
/// <param name="Side">Its side.</param>
/// <param name="Counts">Whether its results count as evidence.</param>
/// <param name="Blessing">Its blessing.</param>
internal readonly record struct MatchingSide(long Number, Side Side, bool Counts, Blessing Blessing);
