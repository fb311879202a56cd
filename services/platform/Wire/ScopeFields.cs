using Flights.Domain.Flights;
using Flights.Platform.Errors;
using Google.Protobuf.WellKnownTypes;

namespace Flights.Platform.Wire;

/// <summary>Reads the fields of a request that say which flights count and what is compared. What is wrong, it refuses with the field's
/// path.</summary>
public static class ScopeFields
{
    /// <summary>How many revisions one side may name.</summary>
    public const int MaxRevisions = 50;

    /// <summary>How many blessings may count.</summary>
    public const int MaxBlessings = 20;

    /// <summary>How many further branches may count.</summary>
    public const int MaxBranches = 20;

    /// <summary>How many flights may be left out.</summary>
    public const int MaxExcluded = 1000;

    /// <summary>Reads flights of a lab.</summary>
    /// <param name="names">Their names, at most <see cref="MaxExcluded"/>.</param>
    /// <param name="lab">The lab.</param>
    /// <param name="field">The field.</param>
    public static EquatableList<FlightNumber> Flights(IReadOnlyList<string> names, LabName lab, string field) =>
        All(names, MaxExcluded, field, (name, place) => Flight(name, lab, place));

    /// <summary>Reads branches of a lab.</summary>
    /// <param name="names">Their names, at most <see cref="MaxBranches"/>.</param>
    /// <param name="lab">The lab.</param>
    /// <param name="field">The field.</param>
    public static EquatableList<BranchName> Branches(IReadOnlyList<string> names, LabName lab, string field) =>
        All(names, MaxBranches, field, (name, place) =>
        {
            var (other, branch) = ResourceNames.ParseBranch(name, place);
            return other == lab ? branch : throw OtherLab(lab, place);
        });

    /// <summary>Reads blessings.</summary>
    /// <param name="words">The words, at most <see cref="MaxBlessings"/>.</param>
    /// <param name="field">The field.</param>
    public static EquatableList<Blessing> Blessings(IReadOnlyList<string> words, string field) =>
        All(words, MaxBlessings, field, (word, place) => new Blessing(Word(word, place)));

    /// <summary>Reads revisions of trees, of which an abbreviation is enough.</summary>
    /// <param name="revisions">The revisions, at most <see cref="MaxRevisions"/>.</param>
    /// <param name="field">The field.</param>
    public static EquatableList<TreeRevision> Revisions(IReadOnlyList<V1.TreeRevision> revisions, string field) =>
        All(revisions, MaxRevisions, field, (wire, place) =>
            new TreeRevision(Word(wire.Tree, $"{place}.tree"), Word(wire.Revision, $"{place}.revision")));

    /// <summary>Reads one side of a comparison.</summary>
    /// <param name="wire">The side.</param>
    /// <param name="lab">The lab.</param>
    /// <param name="field">The field.</param>
    public static Versions Versions(V1.Versions wire, LabName lab, string field)
    {
        var trees = Revisions(wire.Trees, $"{field}.trees");
        if (wire.Flight.Length == 0)
        {
            return new Versions(trees, null);
        }

        var flight = Flight(wire.Flight, lab, $"{field}.flight");
        return trees.Count == 0
            ? new Versions([], flight)
            : throw Invalid("TREES_AND_FLIGHT", "A side is named by revisions or by a flight, not by both.", field);
    }

    /// <summary>Reads a flight of a lab.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="lab">The lab.</param>
    /// <param name="field">The field.</param>
    public static FlightNumber Flight(string name, LabName lab, string field)
    {
        var (other, flight) = ResourceNames.ParseFlight(name, field);
        return other == lab ? flight : throw OtherLab(lab, field);
    }

    /// <summary>Reads a time; null for none.</summary>
    /// <param name="wire">The time.</param>
    /// <param name="field">The field.</param>
    public static DateTimeOffset? Time(Timestamp? wire, string field)
    {
        try
        {
            return wire?.ToDateTimeOffset();
        }
        catch (InvalidOperationException)
        {
            throw Invalid("INVALID_TIME", "A time lies between the years 1 and 9999 and has 0 to 999999999 nanoseconds.", field);
        }
    }

    /// <summary>What a request is refused with that lacks a field.</summary>
    /// <param name="field">The field.</param>
    public static FlightsException Required(string field) => Invalid("FIELD_REQUIRED", $"The request needs '{field}'.", field);

    private static EquatableList<TResult> All<TWire, TResult>(
        IReadOnlyList<TWire> items, int max, string field, Func<TWire, string, TResult> read) => items.Count > max
        ? throw Invalid("TOO_MANY", FormattableString.Invariant($"At most {max} of '{field}' may be named, not {items.Count}."), field)
        : items.Select((item, index) => read(item, FormattableString.Invariant($"{field}[{index}]"))).ToEquatableList();

    private static string Word(string word, string field) =>
        word.Length is 0 or > CompleteFlightCheck.MaxNameLength || word.Any(char.IsControl)
            ? throw Invalid(
                FieldReasons.BadName,
                $"A name has 1 to {CompleteFlightCheck.MaxNameLength} characters, none of them a control character.",
                field)
            : word;

    private static FlightsException OtherLab(LabName lab, string field) => Invalid("OTHER_LAB", $"The name must be of 'labs/{lab}'.", field);

    private static FlightsException Invalid(string reason, string message, string field) =>
        new(ErrorKind.InvalidArgument, reason, message) { Field = field };
}
