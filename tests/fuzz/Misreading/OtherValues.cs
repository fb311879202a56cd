namespace Flights.Fuzz.Tests.Misreading;

/// <summary>Wrong values that have the shape of the right one.</summary>
internal sealed class OtherValues(Random random)
{
    private static readonly string[] Statuses = ["pass", "fail", "broken", "blocked", "starved", "running"];

    /// <summary>Another digit in the place of one, the first of a number never 0.</summary>
    public IReadOnlyList<string> Digits(string text)
    {
        var places = Enumerable.Range(0, text.Length).Where(place => char.IsAsciiDigit(text[place])).ToArray();
        if (places.Length == 0)
        {
            return [];
        }

        return Twice(() =>
        {
            var place = places[random.Next(places.Length)];
            var isFirst = place == 0 || !char.IsAsciiDigit(text[place - 1]);
            var digit = (char)('0' + random.Next(isFirst ? 1 : 0, 10));
            return With(text, place, digit);
        }, text);
    }

    /// <summary>Another hexadecimal digit in the place of one.</summary>
    public IReadOnlyList<string> Revision(string text) =>
        Twice(() => With(text, random.Next(text.Length), "0123456789abcdef"[random.Next(16)]), text);

    /// <summary>Another letter in the place of one.</summary>
    public IReadOnlyList<string> Word(string text)
    {
        var places = Enumerable.Range(0, text.Length).Where(place => char.IsAsciiLetterLower(text[place])).ToArray();
        return places.Length == 0
            ? Digits(text)
            : Twice(() => With(text, places[random.Next(places.Length)], (char)('a' + random.Next(26))), text);
    }

    /// <summary>Two other statuses.</summary>
    public IReadOnlyList<string> Status(string text) => OneOf(Statuses, text);

    /// <summary>Two of some values that are not the right one.</summary>
    public IReadOnlyList<string> OneOf(IReadOnlyList<string> values, string text)
    {
        var others = values.Where(value => value != text).ToArray();
        random.Shuffle(others);
        return others[..Math.Min(2, others.Length)];
    }

    private static IReadOnlyList<string> Twice(Func<string> make, string text) =>
        [.. new[] { make(), make(), make() }.Where(value => value != text).Distinct(StringComparer.Ordinal).Take(2)];

    private static string With(string text, int place, char c) => text[..place] + c + text[(place + 1)..];
}
