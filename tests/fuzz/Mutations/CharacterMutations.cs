namespace Flights.Fuzz.Tests.Mutations;

/// <summary>Bits, bytes and digits.</summary>
internal static class CharacterMutations
{
    private static readonly string[] Numbers =
    [
        "0", "-1", "00", "1e9", "+1", "2147483647", "2147483648", "4294967296", "9223372036854775807", "9223372036854775808",
        "99999999999999999999", new('9', 400), new('9', 70_000), "\u00D9\u00A3", "0x10", "1.5",
    ];

    private static readonly string[] Oddities =
        ["\0", "\r", "\t", "\v", "\f", "\u001b[31m", "\u00A0", "\u0085", "\u00FF", "\u00E2\u0080\u00A8", "\u00EF\u00BB\u00BF"];

    public static IReadOnlyList<Mutation> All { get; } =
    [
        new("flip bits", FlipBits),
        new("other bytes", OtherBytes),
        new("insert bytes", (text, context) => text.Insert(context.PlaceIn(text), Bytes(context.Random))),
        new("odd character", (text, context) => text.Insert(context.PlaceIn(text), context.Random.Pick(Oddities))),
        new("huge number", HugeNumber),
        new("other digit", OtherDigit),
        new("long line", LongLine),
        new("blanks", (text, context) => text.Insert(context.PlaceIn(text), new string(' ', context.Random.Next(1, 200)))),
        new("all CRLF", (text, _) => text.Replace("\n", "\r\n", StringComparison.Ordinal)),
        new("all CR", (text, _) => text.Replace('\n', '\r')),
        new("tabs", (text, context) => ReplaceFrom(text, context, "  ", "\t")),
    ];

    private static string FlipBits(string text, MutationContext context) =>
        ChangeSome(text, context.Random, c => (char)(c ^ (1 << context.Random.Next(8))));

    private static string OtherBytes(string text, MutationContext context) =>
        ChangeSome(text, context.Random, _ => (char)context.Random.Next(256));

    private static string ChangeSome(string text, Random random, Func<char, char> change)
    {
        var chars = text.ToCharArray();
        for (var changes = random.Next(1, 8); changes > 0 && chars.Length > 0; changes--)
        {
            ref var c = ref chars[random.Next(chars.Length)];
            c = change(c);
        }

        return new string(chars);
    }

    private static string Bytes(Random random)
    {
        Span<byte> bytes = stackalloc byte[random.Next(1, 40)];
        random.NextBytes(bytes);
        return System.Text.Encoding.Latin1.GetString(bytes);
    }

    private static string HugeNumber(string text, MutationContext context)
    {
        var start = text.AsSpan().Slice(context.PlaceIn(text)) is var rest && rest.IndexOfAnyInRange('0', '9') is >= 0 and var digits
            ? text.Length - rest.Length + digits
            : -1;
        if (start < 0)
        {
            return text;
        }

        var length = text.AsSpan(start).IndexOfAnyExceptInRange('0', '9');
        return text[..start] + context.Random.Pick(Numbers) + (length < 0 ? "" : text[(start + length)..]);
    }

    private static string OtherDigit(string text, MutationContext context)
    {
        var place = context.PlaceIn(text);
        var digit = text.AsSpan(place).IndexOfAnyInRange('0', '9');
        return digit < 0 ? text : text[..(place + digit)] + (char)('0' + context.Random.Next(10)) + text[(place + digit + 1)..];
    }

    private static string LongLine(string text, MutationContext context)
    {
        var (start, length) = context.RangeIn(text, 100);
        var piece = text.Substring(start, length).Replace('\n', ' ');
        return text.Insert(start, string.Concat(Enumerable.Repeat(piece, context.Random.Next(1, 1000))));
    }

    private static string ReplaceFrom(string text, MutationContext context, string old, string other)
    {
        var place = context.PlaceIn(text);
        return text[..place] + text[place..].Replace(old, other, StringComparison.Ordinal);
    }
}
