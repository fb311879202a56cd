using System.Collections.Immutable;
using Flights.BaselineStore.Recording;
using Flights.Domain.Baselines;
using Flights.Domain.Flights;

namespace Flights.BaselineStore.Evidence;

/// <summary>A flight that tested, or may have tested, the revisions of one side of the flight that is judged.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Blessing">Its blessing.</param>
/// <param name="Role">Which side's revisions.</param>
/// <param name="IsShown">Whether a report, not that of the judged flight, shows that it tested them.</param>
/// <param name="Tellers">The flights whose reports name it so, if it is not recorded itself; null if it is.</param>
internal sealed record Likeness(long Number, Blessing Blessing, CandidateRole Role, bool IsShown, ImmutableSortedSet<long>? Tellers);

/// <summary>A flight that a report names as one of one side's revisions.</summary>
/// <param name="Number">The flight.</param>
/// <param name="Blessing">Its blessing; if it is not recorded, as far as the report shows it.</param>
/// <param name="IsRecorded">Whether it is recorded.</param>
/// <param name="Counts">Whether its results count as evidence, as far as that is known.</param>
/// <param name="IsShown">Whether the report shows that it tested them, and does not only say that it was meant to.</param>
internal readonly record struct MentionedFlight(long Number, Blessing Blessing, bool IsRecorded, bool Counts, bool IsShown);

/// <summary>One side of a flight that holds every revision that is looked for.</summary>
/// <param name="Number">The flight.</param>
/// <param name="Side">Its side.</param>
/// <param name="Counts">Whether its results count as evidence.</param>
/// <param name="Blessing">Its blessing.</param>
/// <param name="IsComplete">Whether its facts are complete: then it tested what its builds built, whatever its sides say.</param>
internal readonly record struct MatchingSide(long Number, Side Side, bool Counts, Blessing Blessing, bool IsComplete);
