using Flights.Domain.Flights;

namespace Flights.BaselineStore.Recording;

/// <summary>The blessing by which a flight counts in the tables. That of an excluded flight is a word that nobody asks for, so that it
/// counts nowhere: neither a flight's blessing nor a question's has a tab.</summary>
internal static class CountedBlessing
{
    private const string Mark = "excluded\t";

    /// <summary>A flight as it goes to the tables when it is excluded.</summary>
    public static Flight Exclude(Flight flight)
    {
        var marked = new Blessing(Mark + flight.Blessing.Word);
        return flight with
        {
            Blessing = marked,
            Complete = flight.Complete is { } complete ? complete with { Blessing = marked } : null,
        };
    }

    /// <summary>Whether the flight that counts by a blessing is excluded.</summary>
    public static bool IsExcluded(Blessing counted) => counted.Word.StartsWith(Mark, StringComparison.Ordinal);

    /// <summary>The flight's own blessing.</summary>
    public static Blessing Own(Blessing counted) => IsExcluded(counted) ? new Blessing(counted.Word[Mark.Length..]) : counted;
}
